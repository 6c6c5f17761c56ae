import { z } from "zod";
import { publicProcedure, router } from "./trpc";

export const speech = router({
  say: publicProcedure.input(z.object({ text: z.string() })).mutation(async ({ input }) => {
    const res = await fetch("https://api.deepgram.com/v1/speak?model=aura-2-thalia-en", {
      method: "POST",
      headers: { Authorization: `Token ${process.env.DEEPGRAM_API_KEY}`, "Content-Type": "application/json" },
      body: JSON.stringify({ text: input.text }),
    });
    if (!res.ok) throw new Error(`deepgram ${res.status}`);
    return Buffer.from(await res.arrayBuffer()).toString("base64");
  }),
});
