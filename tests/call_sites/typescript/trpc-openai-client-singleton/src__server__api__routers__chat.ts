import { z } from "zod";
import { createTRPCRouter, protectedProcedure } from "~/server/api/trpc";
import { openai } from "~/server/openai";

export const chatRouter = createTRPCRouter({
  ask: protectedProcedure.input(z.object({ text: z.string() })).mutation(async ({ input }) => {
    const res = await openai.chat.completions.create({ model: "gpt-4o-mini", messages: [{ role: "user", content: input.text }] });
    return res.choices[0]?.message.content;
  }),
});
