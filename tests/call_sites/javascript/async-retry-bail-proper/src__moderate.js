const retry = require("async-retry");
const axios = require("axios");

const client = axios.create({
  baseURL: "https://api.openai.com/v1",
  timeout: 15000,
  headers: { Authorization: `Bearer ${process.env.OPENAI_API_KEY}` },
});

async function moderate(input) {
  return retry(
    async (bail) => {
      try {
        const { data } = await client.post("/moderations", { model: "omni-moderation-latest", input });
        return data.results[0];
      } catch (error) {
        const status = error.response && error.response.status;
        if (status && status !== 429 && status < 500) return bail(error);
        throw error;
      }
    },
    { retries: 4, factor: 2, minTimeout: 500, maxTimeout: 15000, randomize: true },
  );
}

module.exports = { moderate };
