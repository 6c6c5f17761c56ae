const got = require("got");

async function sendMail({ to, subject, html }) {
  const response = await got.post("https://api.sendgrid.com/v3/mail/send", {
    headers: { Authorization: `Bearer ${process.env.SENDGRID_API_KEY}` },
    json: {
      personalizations: [{ to: [{ email: to }] }],
      from: { email: "hello@acme.dev" },
      subject,
      content: [{ type: "text/html", value: html }],
    },
    timeout: { request: 10000 },
    retry: { limit: 3 },
  });
  return response.headers["x-message-id"];
}

module.exports = { sendMail };
