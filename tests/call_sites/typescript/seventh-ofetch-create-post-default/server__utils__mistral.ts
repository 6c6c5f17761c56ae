import { ofetch } from "ofetch";

const mistral = ofetch.create({
  baseURL: "https://api.mistral.ai/v1",
  headers: { Authorization: `Bearer ${process.env.MISTRAL_API_KEY}` },
});

export const complete = (messages: unknown[]) =>
  mistral("/chat/completions", { method: "POST", body: { model: "mistral-small-latest", messages } });
