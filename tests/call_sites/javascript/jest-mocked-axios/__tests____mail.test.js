jest.mock('axios');
const axios = require('axios');
const { sendEmail } = require('../src/mail');

test('sends', async () => {
  process.env.SENDGRID_API_KEY = 'SG.test';
  axios.post.mockResolvedValue({ status: 202 });
  await sendEmail('a@b.c', 'hi', '<p>');
  expect(axios.post).toHaveBeenCalledWith('https://api.sendgrid.com/v3/mail/send', expect.anything(), expect.anything());
});
