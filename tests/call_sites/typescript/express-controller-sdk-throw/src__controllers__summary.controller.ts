import type { Request, Response, NextFunction } from "express";
import OpenAI from "openai";

const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY, timeout: 20_000, maxRetries: 3 });

export async function summarize(req: Request, res: Response, next: NextFunction) {
  try {
    const out = await openai.responses.create({ model: "gpt-4.1-mini", input: `Summarize: ${req.body.text}` });
    res.json({ summary: out.output_text });
  } catch (err) {
    next(err);
  }
}
