import os

import httpx
from tenacity import AsyncRetrying, retry_if_exception, stop_after_attempt, wait_random_exponential


def _transient(exc: BaseException) -> bool:
    if isinstance(exc, httpx.HTTPStatusError):
        return exc.response.status_code in (429, 500, 502, 503, 504)
    return isinstance(exc, httpx.TransportError)


async def generate(text: str, voice: str) -> bytes:
    async for attempt in AsyncRetrying(
        retry=retry_if_exception(_transient),
        wait=wait_random_exponential(multiplier=1, max=60),
        stop=stop_after_attempt(6),
        reraise=True,
    ):
        with attempt:
            async with httpx.AsyncClient(timeout=30) as client:
                resp = await client.post(
                    "https://api.murf.ai/v1/speech/generate",
                    headers={"api-key": os.environ["MURF_API_KEY"]},
                    json={"text": text, "voiceId": voice},
                )
                resp.raise_for_status()
                return resp.content
    raise AssertionError("unreachable")
