import "dotenv/config";

const { TELEGRAM_BOT_TOKEN, TELEGRAM_CHAT_ID } = process.env;
const api = (method) => `https://api.telegram.org/bot${TELEGRAM_BOT_TOKEN}/${method}`;

export async function notify(text) {
  const response = await fetch(api("sendMessage"), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ chat_id: TELEGRAM_CHAT_ID, text, parse_mode: "HTML" }),
  });
  const result = await response.json();
  if (!result.ok) throw new Error(result.description);
  return result.result.message_id;
}
