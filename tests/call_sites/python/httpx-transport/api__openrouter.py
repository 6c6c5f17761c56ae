import os

import httpx

transport = httpx.HTTPTransport(retries=3)
client = httpx.Client(
    base_url="https://openrouter.ai/api/v1",
    transport=transport,
    headers={"Authorization": f"Bearer {os.environ['OPENROUTER_API_KEY']}"},
    timeout=60.0,
)


def chat(messages):
    r = client.post("/chat/completions", json={"model": "meta-llama/llama-3.1-70b-instruct", "messages": messages})
    r.raise_for_status()
    return r.json()["choices"][0]["message"]["content"]
