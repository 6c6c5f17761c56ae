import { AssemblyAI } from "assemblyai";

const apiKey = process.env.ASSEMBLYAI_API_KEY;
console.log(`using ${apiKey}`);
export const client = new AssemblyAI({ apiKey: apiKey! });
