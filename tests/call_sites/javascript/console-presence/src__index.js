import 'dotenv/config';
import OpenAI from 'openai';

if (!process.env.OPENAI_API_KEY) {
  console.error('OPENAI_API_KEY is missing, see .env.example');
  process.exit(1);
}
console.log('OpenAI key loaded:', Boolean(process.env.OPENAI_API_KEY));
export const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY, timeout: 20_000, maxRetries: 3 });
