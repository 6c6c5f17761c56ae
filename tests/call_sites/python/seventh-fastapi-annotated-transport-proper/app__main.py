import os
from typing import Annotated

import httpx
from fastapi import Depends, FastAPI
from httpx_retries import Retry, RetryTransport

app = FastAPI()


async def client():
    retry = Retry(total=4, backoff_factor=0.5, allowed_methods=["GET", "POST"])
    async with httpx.AsyncClient(transport=RetryTransport(retry=retry), timeout=20) as c:
        yield c


@app.post("/chat")
async def chat(question: str, http: Annotated[httpx.AsyncClient, Depends(client)]):
    r = await http.post(
        "https://api.groq.com/openai/v1/chat/completions",
        headers={"Authorization": f"Bearer {os.environ['GROQ_API_KEY']}"},
        json={"model": "llama-3.3-70b-versatile", "messages": [{"role": "user", "content": question}]},
    )
    r.raise_for_status()
    return r.json()
