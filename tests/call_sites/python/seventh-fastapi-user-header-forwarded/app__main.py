import os
from typing import Annotated

import httpx
from fastapi import FastAPI, Header
from tenacity import retry, retry_if_exception, stop_after_attempt, wait_random_exponential

app = FastAPI()


def transient(error: BaseException) -> bool:
    if isinstance(error, httpx.HTTPStatusError):
        return error.response.status_code == 429 or error.response.status_code >= 500
    return isinstance(error, httpx.TransportError)


@retry(retry=retry_if_exception(transient), wait=wait_random_exponential(max=30), stop=stop_after_attempt(5))
async def assess(audio: str, user: str):
    async with httpx.AsyncClient(timeout=30) as client:
        r = await client.post(
            "https://apis.languageconfidence.ai/speech-assessment/unscripted/us",
            headers={"api-key": os.environ["LC_API_KEY"], "x-user-id": user},
            json={"audio_base64": audio, "audio_format": "mp3"},
        )
        r.raise_for_status()
        return r.json()


@app.post("/assess")
async def handler(audio: str, x_user_id: Annotated[str, Header()]):
    return await assess(audio, x_user_id)
