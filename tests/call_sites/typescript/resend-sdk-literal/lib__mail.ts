import { Resend } from "resend";

const resend = new Resend("{{resend-api-key}}");

export async function welcome(to: string) {
  const { error } = await resend.emails.send({ from: "hi@acme.dev", to, subject: "Welcome", html: "<p>Hello</p>" });
  if (error) throw new Error(error.message);
}
