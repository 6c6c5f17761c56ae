import { Router } from "express";
import OpenAI from "openai";
import { requireUser } from "../auth";

const openai = new OpenAI({ timeout: 60_000, maxRetries: 5 });
export const router = Router();

router.post("/stream", requireUser, async (req, res, next) => {
  try {
    const stream = await openai.chat.completions.create({ model: "gpt-4.1", messages: req.body.messages, stream: true });
    res.setHeader("content-type", "text/event-stream");
    for await (const part of stream) {
      const delta = part.choices[0]?.delta?.content;
      if (delta) res.write(`data: ${JSON.stringify({ delta })}\n\n`);
    }
    res.end();
  } catch (error) {
    next(error);
  }
});
