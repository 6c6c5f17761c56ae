import asyncio
import os
import random

import httpx


async def upload(data: bytes) -> str:
    async with httpx.AsyncClient(timeout=60, headers={"authorization": os.environ["ASSEMBLYAI_API_KEY"]}) as client:
        for attempt in range(4):
            try:
                r = await client.post("https://api.assemblyai.com/v2/upload", content=data)
                r.raise_for_status()
                return r.json()["upload_url"]
            except httpx.HTTPError:
                if attempt == 3:
                    raise
                await asyncio.sleep(2**attempt + random.random())
