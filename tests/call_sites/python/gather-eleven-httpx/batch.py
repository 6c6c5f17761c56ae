import asyncio
import os

import httpx


async def one(client, text):
    r = await client.post(
        "https://api.elevenlabs.io/v1/text-to-speech/JBFqnCBsd6RMkjVDRZzb",
        headers={"xi-api-key": os.environ["ELEVENLABS_API_KEY"]},
        json={"text": text},
    )
    r.raise_for_status()
    return r.content


async def many(texts):
    async with httpx.AsyncClient(timeout=60) as client:
        return await asyncio.gather(*(one(client, t) for t in texts))
