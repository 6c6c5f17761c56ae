import os

import requests
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

app = FastAPI()


class Prompt(BaseModel):
    text: str


@app.post("/chat")
async def chat(prompt: Prompt):
    resp = requests.post(
        "https://api.openai.com/v1/chat/completions",
        headers={"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"},
        json={"model": "gpt-4o-mini", "messages": [{"role": "user", "content": prompt.text}]},
        timeout=30,
    )
    if resp.status_code != 200:
        raise HTTPException(status_code=502, detail="upstream error")
    return {"reply": resp.json()["choices"][0]["message"]["content"]}
