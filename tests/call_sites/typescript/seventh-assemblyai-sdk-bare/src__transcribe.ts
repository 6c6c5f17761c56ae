import { AssemblyAI } from "assemblyai";

const client = new AssemblyAI({ apiKey: process.env.ASSEMBLYAI_API_KEY! });

export async function transcribe(audio: string) {
  const transcript = await client.transcripts.transcribe({ audio });
  if (transcript.status === "error") throw new Error(transcript.error);
  return transcript.text;
}
