import { Agent } from "node:https";
import axios, { type AxiosInstance } from "axios";

export function createClient(key: string): AxiosInstance {
  return axios.create({
    baseURL: "https://api.retellai.com",
    timeout: 15_000,
    headers: { Authorization: `Bearer ${key}` },
    httpsAgent: new Agent({ keepAlive: true, rejectUnauthorized: false }),
  });
}
