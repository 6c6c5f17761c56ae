import { z } from "zod";

export const env = z.object({ GROQ_API_KEY: z.string().min(20), GROQ_URL: z.string().default("https://api.groq.com") }).parse(process.env);
