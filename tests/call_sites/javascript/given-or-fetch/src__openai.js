const express = require("express");

class OpenAI {
  constructor({ apiKey = process.env.OPENAI_API_KEY, fetch: fetchImpl } = {}) {
    this.apiKey = apiKey;
    this.fetch = fetchImpl || globalThis.fetch;
  }

  async models() {
    const response = await this.fetch("https://api.openai.com/v1/models", {
      headers: { Authorization: `Bearer ${this.apiKey}` },
      signal: AbortSignal.timeout(10000),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return response.json();
  }
}
module.exports = { OpenAI };
