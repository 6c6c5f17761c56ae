import asyncio
import os
import random
import time

import httpx


async def speak(text: str) -> bytes:
    async with httpx.AsyncClient(timeout=30) as client:
        for attempt in range(5):
            reply = await client.post(
                "https://api.cartesia.ai/tts/bytes",
                headers={"X-API-Key": os.environ["CARTESIA_API_KEY"], "Cartesia-Version": "2025-04-16"},
                json={"transcript": text},
            )
            if reply.status_code not in (429, 500, 502, 503, 504):
                reply.raise_for_status()
                return reply.content
            time.sleep(min(2**attempt, 20) + random.random())
    raise RuntimeError("cartesia does not answer")
