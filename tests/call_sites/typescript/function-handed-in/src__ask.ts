import express from "express";

export async function ask({ fetchFn, key }: { fetchFn: typeof fetch; key: string }) {
  const response = await fetchFn("https://api.openai.com/v1/chat/completions", {
    method: "POST",
    headers: { authorization: `Bearer ${key}` },
  });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}
