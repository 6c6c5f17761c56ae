export function saveKey(openaiApiKey: string) {
  localStorage.setItem("openai_api_key", openaiApiKey);
}
