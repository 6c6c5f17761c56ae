import os

import httpx
from fastapi import FastAPI, Header, HTTPException

app = FastAPI()


@app.post("/assess")
async def assess(payload: dict, x_user_id: str = Header()):
    async with httpx.AsyncClient(timeout=30) as client:
        r = await client.post(
            "https://apis.languageconfidence.ai/speech-assessment/scripted/uk",
            headers={"api-key": os.environ["LC_API_KEY"], "x-user-id": x_user_id},
            json=payload,
        )
    if r.status_code != 200:
        raise HTTPException(502)
    return r.json()
