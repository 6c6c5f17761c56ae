import OpenAI from 'openai';
import pLimit from 'p-limit';

const openai = new OpenAI({ maxRetries: 5 });
const limit = pLimit(5);

export const embedAll = (texts) =>
  Promise.all(
    texts.map((input) =>
      limit(async () => {
        const res = await openai.embeddings.create({ model: 'text-embedding-3-small', input });
        return res.data[0].embedding;
      }),
    ),
  );
