import got from "got";

export async function sms(to: string, body: string): Promise<void> {
  const sid = process.env.TWILIO_ACCOUNT_SID!;
  await got.post(`https://api.twilio.com/2010-04-01/Accounts/${sid}/Messages.json`, {
    username: sid,
    password: process.env.TWILIO_AUTH_TOKEN!,
    form: { To: to, From: process.env.TWILIO_FROM, Body: body },
    timeout: { request: 10_000 },
    retry: { limit: 0 },
  });
}
