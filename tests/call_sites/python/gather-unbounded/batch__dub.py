import asyncio
import os

import httpx

HEADERS = {"xi-api-key": os.environ["ELEVENLABS_API_KEY"]}


async def speak(client, voice, line):
    r = await client.post(
        f"https://api.elevenlabs.io/v1/text-to-speech/{voice}",
        headers=HEADERS,
        json={"text": line, "model_id": "eleven_turbo_v2"},
    )
    r.raise_for_status()
    return r.content


async def dub(voice, lines):
    async with httpx.AsyncClient(timeout=60) as client:
        return await asyncio.gather(*[speak(client, voice, line) for line in lines])
