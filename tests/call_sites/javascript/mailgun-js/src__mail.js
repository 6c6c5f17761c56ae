import FormData from "form-data";
import Mailgun from "mailgun.js";

const mailgun = new Mailgun(FormData);
const mg = mailgun.client({ username: "api", key: process.env.MAILGUN_API_KEY });

export async function send(to, subject, text) {
  return mg.messages.create(process.env.MAILGUN_DOMAIN, { from: "hello@shop.example", to: [to], subject, text });
}
