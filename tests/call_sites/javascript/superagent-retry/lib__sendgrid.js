const request = require('superagent');

module.exports.addContact = async (email) => {
  const res = await request
    .put('https://api.sendgrid.com/v3/marketing/contacts')
    .set('Authorization', `Bearer ${process.env.SENDGRID_API_KEY}`)
    .timeout(10000)
    .retry(3)
    .send({ contacts: [{ email }] });
  return res.body.job_id;
};
