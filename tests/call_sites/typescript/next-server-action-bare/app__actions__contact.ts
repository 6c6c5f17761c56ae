"use server";

import { revalidatePath } from "next/cache";

export async function sendContact(form: FormData) {
  const email = String(form.get("email"));
  const message = String(form.get("message"));
  const response = await fetch("https://api.resend.com/emails", {
    method: "POST",
    headers: {
      Authorization: `Bearer ${process.env.RESEND_API_KEY}`,
      "Content-Type": "application/json",
    },
    body: JSON.stringify({ from: "site@acme.dev", to: "team@acme.dev", reply_to: email, subject: "Contact", text: message }),
  });
  if (!response.ok) {
    return { error: "The message could not be sent." };
  }
  revalidatePath("/contact");
  return { ok: true };
}
