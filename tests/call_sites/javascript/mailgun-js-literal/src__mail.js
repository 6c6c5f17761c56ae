const formData = require("form-data");
const Mailgun = require("mailgun.js");

const mailgun = new Mailgun(formData);
const mg = mailgun.client({ username: "api", key: "{{mailgun-legacy-key}}" });

async function send(to, subject, text) {
  return mg.messages.create("shop.example", { from: "hello@shop.example", to: [to], subject, text });
}
module.exports = { send };
