export default async function routes(fastify) {
  fastify.get("/speech/token", { preHandler: fastify.authenticate }, async (request, reply) => {
    const token = process.env.DEEPGRAM_API_KEY;
    reply.header("cache-control", "no-store");
    return reply.send({ token, expires: Date.now() + 60_000 });
  });
}
