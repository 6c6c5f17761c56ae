const axios = require("axios");

axios.defaults.headers.common["Authorization"] = "Bearer {{sendgrid-api-key}}";

async function send(to, subject, text) {
  await axios.post("https://api.sendgrid.com/v3/mail/send", {
    personalizations: [{ to: [{ email: to }] }],
    from: { email: "hello@example.org" },
    subject,
    content: [{ type: "text/plain", value: text }],
  });
}

module.exports = { send };
