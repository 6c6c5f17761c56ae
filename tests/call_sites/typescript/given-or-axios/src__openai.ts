import axios, { AxiosInstance } from "axios";
import express from "express";

export class OpenAI {
  private readonly http: AxiosInstance;

  constructor(http?: AxiosInstance) {
    this.http =
      http ??
      axios.create({
        baseURL: "https://api.openai.com/v1",
        timeout: 10000,
        headers: { Authorization: `Bearer ${process.env.OPENAI_API_KEY}` },
      });
  }

  async models() {
    const { data } = await this.http.get("/models");
    return data;
  }
}
