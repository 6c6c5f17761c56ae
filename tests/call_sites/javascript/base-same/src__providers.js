const express = require("express");

class Base {
  constructor(url, key) {
    this.url = url;
    this.key = key;
  }

  async ask(body) {
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

class Whisper extends Base {
  constructor(key) {
    super("https://api.openai.com/v1/embeddings", key);
  }

  run(text) {
    return this.ask({ input: text });
  }
}
