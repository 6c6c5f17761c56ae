import { fail } from '@sveltejs/kit';
import { RESEND_API_KEY } from '$env/static/private';

export const actions = {
  default: async ({ request, fetch }) => {
    const form = await request.formData();
    const res = await fetch('https://api.resend.com/emails', {
      method: 'POST',
      headers: { Authorization: `Bearer ${RESEND_API_KEY}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ from: 'site@example.com', to: 'me@example.com', text: form.get('message') }),
    });
    if (!res.ok) return fail(502, { error: 'mail not sent' });
    return { sent: true };
  },
};
