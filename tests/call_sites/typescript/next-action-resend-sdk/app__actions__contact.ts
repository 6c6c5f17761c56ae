"use server";

import { Resend } from "resend";

const resend = new Resend(process.env.RESEND_API_KEY);

export async function contact(formData: FormData) {
  const { error } = await resend.emails.send({
    from: "site@acme.dev",
    to: "team@acme.dev",
    subject: "Contact",
    text: String(formData.get("message")),
  });
  if (error) return { ok: false };
  return { ok: true };
}
