import { error } from "@sveltejs/kit";
import { CARTESIA_API_KEY } from "$env/static/private";
import type { RequestHandler } from "./$types";

export const POST: RequestHandler = async ({ request, fetch, locals }) => {
  if (!locals.user) error(401);
  const { text, voice } = await request.json();
  const upstream = await fetch("https://api.cartesia.ai/tts/bytes", {
    method: "POST",
    headers: {
      Authorization: `Bearer ${CARTESIA_API_KEY}`,
      "Cartesia-Version": "2025-04-16",
      "Content-Type": "application/json",
    },
    body: JSON.stringify({ model_id: "sonic-2", transcript: text, voice: { mode: "id", id: voice } }),
  });
  if (!upstream.ok) error(502, "speech failed");
  return new Response(await upstream.arrayBuffer(), { headers: { "Content-Type": "audio/wav" } });
};
