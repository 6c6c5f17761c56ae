import os
import random
import asyncio

import httpx
from fastapi import FastAPI, HTTPException

app = FastAPI()


@app.post("/api/token")
async def token():
    async with httpx.AsyncClient(timeout=10) as client:
        for attempt in range(3):
            r = await client.post(
                "https://api.deepgram.com/v1/auth/grant",
                headers={"Authorization": f"Token {os.environ['DEEPGRAM_API_KEY']}"},
            )
            if r.status_code == 429 or r.status_code >= 500:
                await asyncio.sleep(2**attempt + random.random())
                continue
            if r.status_code != 200:
                raise HTTPException(502)
            return {"access_token": r.json()["access_token"]}
    raise HTTPException(503)
