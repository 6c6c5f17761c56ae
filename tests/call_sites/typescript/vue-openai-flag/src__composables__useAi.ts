import OpenAI from "openai";
import { ref } from "vue";

const client = new OpenAI({ apiKey: import.meta.env.VITE_OPENAI_API_KEY, dangerouslyAllowBrowser: true });

export function useAi() {
  const answer = ref("");
  async function ask(content: string) {
    const r = await client.chat.completions.create({ model: "gpt-4o-mini", messages: [{ role: "user", content }] });
    answer.value = r.choices[0].message.content ?? "";
  }
  return { answer, ask };
}
