import os

import httpx
from fastapi import FastAPI

app = FastAPI()


@app.post("/chat")
async def chat(prompt: str):
    with httpx.Client(timeout=30) as client:
        r = client.post(
            "https://api.mistral.ai/v1/chat/completions",
            headers={"Authorization": f"Bearer {os.environ['MISTRAL_API_KEY']}"},
            json={"model": "mistral-small-latest", "messages": [{"role": "user", "content": prompt}]},
        )
    r.raise_for_status()
    return r.json()
