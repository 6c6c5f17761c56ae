import os

import aiohttp
from tenacity import AsyncRetrying, retry_if_exception, stop_after_attempt, wait_random_exponential


def is_transient(error: BaseException) -> bool:
    if isinstance(error, aiohttp.ClientResponseError):
        return error.status in {429, 500, 502, 503, 504}
    return isinstance(error, aiohttp.ClientConnectionError)


async def speak(session: aiohttp.ClientSession, voice: str, text: str) -> bytes:
    async for attempt in AsyncRetrying(
        retry=retry_if_exception(is_transient),
        wait=wait_random_exponential(multiplier=0.5, max=20),
        stop=stop_after_attempt(4),
        reraise=True,
    ):
        with attempt:
            async with session.post(
                f"https://api.elevenlabs.io/v1/text-to-speech/{voice}",
                headers={"xi-api-key": os.environ["ELEVENLABS_API_KEY"]},
                json={"text": text},
            ) as response:
                response.raise_for_status()
                return await response.read()
