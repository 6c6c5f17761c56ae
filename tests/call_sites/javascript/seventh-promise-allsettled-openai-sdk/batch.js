import OpenAI from "openai";

const client = new OpenAI();

export const embedAll = (texts) =>
  Promise.allSettled(texts.map((input) => client.embeddings.create({ model: "text-embedding-3-small", input })));
