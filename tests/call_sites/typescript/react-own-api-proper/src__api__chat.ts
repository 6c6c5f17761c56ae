export interface Reply {
  text: string;
}

export async function send(text: string, signal?: AbortSignal): Promise<Reply> {
  const response = await fetch("/api/chat", {
    method: "POST",
    credentials: "include",
    headers: { "content-type": "application/json", "x-csrf-token": document.querySelector<HTMLMetaElement>("meta[name=csrf]")!.content },
    body: JSON.stringify({ text }),
    signal,
  });
  if (!response.ok) throw new Error(`chat failed with ${response.status}`);
  return response.json();
}
