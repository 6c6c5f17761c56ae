const request = require("superagent");

async function lookup(number) {
  const response = await request
    .get(`https://lookups.twilio.com/v2/PhoneNumbers/${number}`)
    .auth(process.env.TWILIO_ACCOUNT_SID, process.env.TWILIO_AUTH_TOKEN)
    .timeout({ response: 10000, deadline: 20000 })
    .retry(3);
  return response.body;
}

module.exports = lookup;
