import express from "express";

const token = process.env.META_ACCESS_TOKEN;

export async function track(id: string, body: string) {
  const response = await fetch(`https://graph.facebook.com/v19.0/${id}/events?access_token=${token}`, {
    method: "POST",
    body,
    signal: AbortSignal.timeout(10000),
  });
  if (!response.ok) throw new Error(`status ${response.status}`);
}
