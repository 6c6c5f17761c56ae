import { NextResponse } from "next/server";
import { auth } from "@/auth";

export async function POST(request: Request) {
  const session = await auth();
  if (!session?.user?.email) return new NextResponse(null, { status: 401 });
  const response = await fetch("https://apis.languageconfidence.ai/pronunciation/us", {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "api-key": process.env.LC_API_KEY ?? "",
      "x-user-id": session.user.email,
    },
    body: JSON.stringify(await request.json()),
    signal: AbortSignal.timeout(30_000),
  });
  if (!response.ok) return new NextResponse(null, { status: 502 });
  return NextResponse.json(await response.json());
}
