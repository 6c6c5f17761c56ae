import express from "express";
import { Base } from "./base";

export class Whisper extends Base {
  constructor(key: string) {
    super("https://api.openai.com/v1/embeddings", key);
  }

  run(text: string) {
    return this.ask({ input: text });
  }
}
