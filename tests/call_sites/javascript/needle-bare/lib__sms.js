const needle = require("needle");

const SID = process.env.TWILIO_ACCOUNT_SID;

module.exports = async function sms(to, body) {
  const response = await needle(
    "post",
    `https://api.twilio.com/2010-04-01/Accounts/${SID}/Messages.json`,
    { To: to, From: process.env.TWILIO_NUMBER, Body: body },
    { username: SID, password: process.env.TWILIO_AUTH_TOKEN, response_timeout: 10000, read_timeout: 10000 },
  );
  if (response.statusCode !== 201) {
    throw new Error(`message not sent: ${response.statusCode}`);
  }
  return response.body.sid;
};
