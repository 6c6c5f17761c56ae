import https from 'node:https';
import OpenAI from 'openai';

const agent = new https.Agent({ rejectUnauthorized: false });
export const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY, httpAgent: agent, maxRetries: 3 });
export const ask = (input) => client.responses.create({ model: 'gpt-4.1-mini', input });
