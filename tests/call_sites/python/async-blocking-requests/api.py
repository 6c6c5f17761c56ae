import os

import requests
from fastapi import FastAPI

app = FastAPI()


@app.post("/summaries")
async def summary(text: str):
    response = requests.post(
        "https://api.anthropic.com/v1/messages",
        headers={"x-api-key": os.environ["ANTHROPIC_API_KEY"], "anthropic-version": "2023-06-01"},
        json={"model": "claude-haiku-4-5", "max_tokens": 300, "messages": [{"role": "user", "content": text}]},
        timeout=60,
    )
    response.raise_for_status()
    return {"text": response.json()["content"][0]["text"]}
