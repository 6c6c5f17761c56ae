import express from "express";

export class Base {
  constructor(protected readonly url: string, private readonly key: string) {}

  protected async ask(body: unknown) {
    const response = await fetch(this.url, {
      method: "POST",
      signal: AbortSignal.timeout(20000),
      headers: { Authorization: `Bearer ${this.key}` },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return response.json();
  }
}

export const client = new Base("https://api.openai.com/v1/embeddings", process.env.OPENAI_API_KEY!);
