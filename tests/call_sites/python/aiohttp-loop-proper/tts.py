import asyncio
import os
import random

import aiohttp

TRANSIENT = {429, 500, 502, 503, 504}


async def synthesize(session: aiohttp.ClientSession, text: str) -> bytes:
    url = "https://api.elevenlabs.io/v1/text-to-speech/EXAVITQu4vr4xnSDxMaL"
    headers = {"xi-api-key": os.environ["ELEVENLABS_API_KEY"]}
    last = None
    for attempt in range(5):
        try:
            async with session.post(url, headers=headers, json={"text": text}) as resp:
                if resp.status == 200:
                    return await resp.read()
                if resp.status not in TRANSIENT:
                    raise RuntimeError(f"tts failed: {resp.status} {await resp.text()}")
                last = resp.status
        except aiohttp.ClientConnectionError as exc:
            last = exc
        await asyncio.sleep(min(30, 2**attempt) + random.uniform(0, 1))
    raise RuntimeError(f"tts unavailable: {last}")
