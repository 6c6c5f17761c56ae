const axios = require("axios");

const headers = { Authorization: `Bearer ${process.env.SENDGRID_API_KEY}` };

exports.send = async (req, res) => {
  console.log("sending with", headers.Authorization);
  await axios.post("https://api.sendgrid.com/v3/mail/send", req.body, { headers });
  res.sendStatus(202);
};
