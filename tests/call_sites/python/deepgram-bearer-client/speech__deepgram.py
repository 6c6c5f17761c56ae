import os

import httpx


def auth_headers() -> dict[str, str]:
    return {"Authorization": f"Bearer {os.environ['DEEPGRAM_API_KEY']}", "Content-Type": "audio/mp3"}


async def transcribe(audio: bytes) -> str:
    async with httpx.AsyncClient(base_url="https://api.deepgram.com", timeout=120) as client:
        response = await client.post("/v1/listen", params={"smart_format": "true"}, headers=auth_headers(), content=audio)
        response.raise_for_status()
        return response.json()["results"]["channels"][0]["alternatives"][0]["transcript"]
