import os

import httpx
from fastapi import FastAPI, Header, Request

app = FastAPI()


@app.post("/assess")
async def assess(request: Request):
    body = await request.json()
    async with httpx.AsyncClient(timeout=30) as client:
        r = await client.post(
            "https://apis.languageconfidence.ai/speech-assessment/unscripted/us",
            headers={"api-key": os.environ["LC_API_KEY"], "x-user-id": request.headers["x-user-id"]},
            json={"audio_base64": body["audio"], "audio_format": "mp3"},
        )
    r.raise_for_status()
    return r.json()
