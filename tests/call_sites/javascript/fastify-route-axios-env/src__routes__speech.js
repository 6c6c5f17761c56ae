import axios from 'axios';

export default async function routes(fastify) {
  fastify.post('/speech', async (request, reply) => {
    const { data } = await axios({
      method: 'post',
      url: 'https://api.elevenlabs.io/v1/text-to-speech/' + request.body.voice,
      headers: { 'xi-api-key': process.env.ELEVENLABS_API_KEY },
      data: { text: request.body.text },
      responseType: 'stream',
    });
    reply.type('audio/mpeg');
    return data;
  });
}
