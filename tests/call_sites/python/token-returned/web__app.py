import os

import httpx
from fastapi import Depends, FastAPI, HTTPException
from httpx_retries import Retry, RetryTransport

from .auth import current_user

app = FastAPI()
transport = RetryTransport(retry=Retry(total=4, backoff_factor=0.5, status_forcelist=[429, 500, 502, 503, 504], allowed_methods=["GET", "POST"]))


@app.post("/realtime-token")
async def realtime_token(user=Depends(current_user)):
    async with httpx.AsyncClient(transport=transport, timeout=10) as client:
        resp = await client.post(
            "https://api.openai.com/v1/realtime/client_secrets",
            headers={"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"},
            json={"session": {"type": "realtime", "model": "gpt-realtime"}},
        )
    if resp.status_code != 200:
        raise HTTPException(502)
    return {"token": resp.json()["value"]}
