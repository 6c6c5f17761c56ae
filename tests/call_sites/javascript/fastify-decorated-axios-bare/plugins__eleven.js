import fp from "fastify-plugin";
import axios from "axios";

async function eleven(fastify) {
  const http = axios.create({
    baseURL: "https://api.elevenlabs.io/v1",
    timeout: 30000,
    headers: { "xi-api-key": process.env.ELEVENLABS_API_KEY },
  });
  fastify.decorate("speak", async (voice, text) => {
    const { data } = await http.post(`/text-to-speech/${voice}`, { text }, { responseType: "arraybuffer" });
    return Buffer.from(data);
  });
}

export default fp(eleven, { name: "eleven" });
