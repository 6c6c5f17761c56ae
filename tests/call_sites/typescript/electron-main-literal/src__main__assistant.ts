import { ipcMain } from "electron";

const API_KEY = "{{anthropic-api-key}}";

async function ask(prompt: string): Promise<string> {
  const response = await fetch("https://api.anthropic.com/v1/messages", {
    method: "POST",
    headers: { "x-api-key": API_KEY, "anthropic-version": "2023-06-01", "content-type": "application/json" },
    body: JSON.stringify({ model: "claude-haiku-4-5", max_tokens: 300, messages: [{ role: "user", content: prompt }] }),
  });
  if (!response.ok) throw new Error(`assistant failed: ${response.status}`);
  const data = await response.json();
  return data.content[0].text;
}

ipcMain.handle("assistant:ask", (_event, prompt: string) => ask(prompt));
