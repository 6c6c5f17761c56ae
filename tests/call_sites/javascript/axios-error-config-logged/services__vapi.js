const axios = require("axios");

const vapi = axios.create({
  baseURL: "https://api.vapi.ai",
  timeout: 15000,
  headers: { Authorization: `Bearer ${process.env.VAPI_API_KEY}` },
});

async function startCall(assistantId, number) {
  try {
    const { data } = await vapi.post("/call", { assistantId, customer: { number } });
    return data.id;
  } catch (error) {
    console.error("call failed", error.config.headers, error.response?.data);
    throw error;
  }
}

module.exports = { startCall };
