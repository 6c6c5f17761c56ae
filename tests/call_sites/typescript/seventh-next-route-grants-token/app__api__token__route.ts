import { NextResponse } from "next/server";

export async function GET() {
  const res = await fetch("https://api.deepgram.com/v1/auth/grant", {
    method: "POST",
    headers: { Authorization: `Token ${process.env.DEEPGRAM_API_KEY}` },
  });
  if (!res.ok) return NextResponse.json({ error: "no token" }, { status: 502 });
  const { access_token } = await res.json();
  return NextResponse.json({ access_token });
}
