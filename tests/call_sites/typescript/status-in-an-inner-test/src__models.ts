import express from "express";

export async function models(key: string, retries = 3): Promise<string> {
  for (let attempt = 0; attempt <= retries; attempt++) {
    try {
      if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, 1000 * 2 ** attempt));
      const response = await fetch("https://api.openai.com/v1/models", {
        headers: { Authorization: `Bearer ${key}` },
        signal: AbortSignal.timeout(9000),
      });
      if (!response.ok) {
        if (attempt < retries && response.status >= 500) continue;
        return `error: ${response.status}`;
      }
      return await response.text();
    } catch (error) {
      if (attempt < retries) continue;
      return `error: ${error}`;
    }
  }
  return "error";
}
