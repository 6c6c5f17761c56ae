import { NextResponse } from "next/server";

export async function GET() {
  const apiKey = process.env.ASSEMBLYAI_API_KEY;
  if (!apiKey) return NextResponse.json({ error: "not configured" }, { status: 500 });
  return NextResponse.json({ apiKey });
}
