import os

import httpx


async def chat(prompt: str):
    r = httpx.post(
        "https://api.mistral.ai/v1/chat/completions",
        headers={"Authorization": f"Bearer {os.environ['MISTRAL_API_KEY']}"},
        json={"model": "mistral-small-latest", "messages": [{"role": "user", "content": prompt}]},
    )
    r.raise_for_status()
    return r.json()
