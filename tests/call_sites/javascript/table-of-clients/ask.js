import axios from "axios";
const apis = {
  openai: axios.create({ baseURL: "https://api.openai.com/v1", timeout: 20000, headers: { Authorization: `Bearer ${process.env.OPENAI_API_KEY}` } }),
  groq: axios.create({ baseURL: "https://api.groq.com/openai/v1", timeout: 20000, headers: { Authorization: `Bearer ${process.env.GROQ_API_KEY}` } }),
};
export const ask = (name, body) => apis[name].post("/chat/completions", body).then((r) => r.data);
