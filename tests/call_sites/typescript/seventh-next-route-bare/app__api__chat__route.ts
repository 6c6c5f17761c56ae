import { NextRequest, NextResponse } from "next/server";

export async function POST(request: NextRequest) {
  const { messages } = await request.json();
  const response = await fetch("https://api.openai.com/v1/chat/completions", {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${process.env.OPENAI_API_KEY}` },
    body: JSON.stringify({ model: "gpt-5-mini", messages }),
  });
  if (!response.ok) {
    return NextResponse.json({ error: "upstream" }, { status: 502 });
  }
  return NextResponse.json(await response.json());
}
