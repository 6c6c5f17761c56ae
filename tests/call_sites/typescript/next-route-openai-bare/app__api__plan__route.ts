import { NextResponse } from "next/server"

type ChatMessage = { role: string; content: string }

async function callOpenAI(messages: ChatMessage[]) {
  const apiKey = process.env.OPENAI_API_KEY
  if (!apiKey) return null
  const resp = await fetch("https://api.openai.com/v1/chat/completions", {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${apiKey}` },
    body: JSON.stringify({ model: process.env.OPENAI_MODEL ?? "gpt-4o", messages, temperature: 0.2 }),
  })
  if (!resp.ok) {
    const errorText = await resp.text().catch(() => "")
    return { error: `OpenAI error ${resp.status}: ${errorText.slice(0, 200)}` }
  }
  return resp.json()
}

export async function POST(req: Request) {
  const { messages } = await req.json()
  return NextResponse.json(await callOpenAI(messages))
}
