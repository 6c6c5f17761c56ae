import os

import httpx
from tenacity import AsyncRetrying, retry_if_exception, stop_after_attempt, wait_random_exponential


def busy(error):
    if isinstance(error, httpx.HTTPStatusError):
        return error.response.status_code == 429 or error.response.status_code >= 500
    return isinstance(error, httpx.TransportError)


async def listen(client: httpx.AsyncClient, audio: bytes):
    async for attempt in AsyncRetrying(
        retry=retry_if_exception(busy), stop=stop_after_attempt(5), wait=wait_random_exponential(max=30), reraise=True
    ):
        with attempt:
            r = await client.post(
                "https://api.deepgram.com/v1/listen",
                headers={"Authorization": f"Token {os.environ['DEEPGRAM_API_KEY']}"},
                content=audio,
                timeout=60,
            )
            r.raise_for_status()
            return r.json()
