import { NextResponse } from "next/server";
import { z } from "zod";
import { auth } from "@/lib/auth";
import { backoff } from "@/lib/backoff";

const Body = z.object({ text: z.string().max(20_000) });

export async function POST(request: Request) {
  const session = await auth();
  if (!session) return NextResponse.json({ error: "sign in first" }, { status: 401 });
  const { text } = Body.parse(await request.json());
  const upstream = await backoff(() =>
    fetch("https://api.anthropic.com/v1/messages", {
      method: "POST",
      headers: {
        "x-api-key": process.env.ANTHROPIC_API_KEY!,
        "anthropic-version": "2023-06-01",
        "content-type": "application/json",
      },
      body: JSON.stringify({ model: "claude-sonnet-4-5", max_tokens: 800, messages: [{ role: "user", content: text }] }),
      signal: AbortSignal.timeout(45_000),
    }),
  );
  if (!upstream.ok) return NextResponse.json({ error: "not available" }, { status: 502 });
  const data = await upstream.json();
  return NextResponse.json({ summary: data.content[0].text });
}
