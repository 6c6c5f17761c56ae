import os

import httpx
from tenacity import AsyncRetrying, stop_after_attempt, wait_exponential_jitter


async def embed(texts):
    async for attempt in AsyncRetrying(stop=stop_after_attempt(5), wait=wait_exponential_jitter(max=30)):
        with attempt:
            async with httpx.AsyncClient() as client:
                r = await client.post(
                    "https://api.cohere.com/v2/embed",
                    headers={"Authorization": f"Bearer {os.environ['COHERE_API_KEY']}"},
                    json={"texts": texts, "model": "embed-v4.0"},
                )
                r.raise_for_status()
                return r.json()
