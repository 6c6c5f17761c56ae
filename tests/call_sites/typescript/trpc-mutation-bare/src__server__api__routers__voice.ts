import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { env } from "~/env";
import { createTRPCRouter, protectedProcedure } from "~/server/api/trpc";

export const voiceRouter = createTRPCRouter({
  clone: protectedProcedure.input(z.object({ name: z.string(), url: z.string().url() })).mutation(async ({ input, ctx }) => {
    const res = await fetch("https://api.play.ht/api/v2/cloned-voices/instant", {
      method: "POST",
      headers: {
        AUTHORIZATION: env.PLAYHT_API_KEY,
        "X-USER-ID": env.PLAYHT_USER_ID,
        "content-type": "application/json",
      },
      body: JSON.stringify({ voice_name: input.name, sample_file_url: input.url }),
    });
    if (!res.ok) throw new TRPCError({ code: "BAD_GATEWAY", message: `PlayHT answered ${res.status}` });
    const voice = (await res.json()) as { id: string };
    return ctx.db.voice.create({ data: { id: voice.id, name: input.name, ownerId: ctx.session.user.id } });
  }),
});
