const request = require("superagent");

exports.handler = async (event) => {
  const res = await request
    .post("https://api.mailgun.net/v3/mg.ours.dev/messages")
    .auth("api", process.env.MAILGUN_API_KEY)
    .type("form")
    .send({ to: event.to, from: "us@ours.dev", subject: "hi", text: event.text })
    .timeout(10000)
    .retry(3);
  return res.body;
};
