import os

import httpx

client = httpx.AsyncClient(timeout=20)


async def chat(prompt: str):
    async with client.stream(
        "POST",
        "https://api.mistral.ai/v1/chat/completions",
        headers={"Authorization": f"Bearer {os.environ['MISTRAL_API_KEY']}"},
        json={"model": "mistral-small-latest", "stream": True, "messages": [{"role": "user", "content": prompt}]},
    ) as r:
        r.raise_for_status()
        async for line in r.aiter_lines():
            yield line
