const axios = require('axios');

module.exports = async (req, res) => {
  const reply = await axios.get(req.query.url, {
    headers: { Authorization: `Bearer ${process.env.OPENAI_API_KEY}` },
    timeout: 10000,
  });
  res.json(reply.data);
};
