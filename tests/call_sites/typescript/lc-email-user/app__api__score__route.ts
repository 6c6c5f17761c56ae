import { auth } from "@/auth";

export async function POST(req: Request) {
  const session = await auth();
  const body = await req.text();
  const res = await fetch("https://apis.languageconfidence.ai/speech-assessment/scripted/uk", {
    method: "POST",
    headers: { "api-key": process.env.LC_API_KEY!, "x-user-id": session!.user!.email!, "Content-Type": "application/json" },
    body,
  });
  if (!res.ok) return new Response("assessment failed", { status: 502 });
  return new Response(res.body);
}
