import os

import httpx
from tenacity import AsyncRetrying, retry_if_exception, stop_after_attempt, wait_random_exponential


def transient(e):
    return isinstance(e, httpx.TransportError) or (
        isinstance(e, httpx.HTTPStatusError) and e.response.status_code in (429, 500, 502, 503, 504)
    )


async def assess(user_id: str, audio_b64: str, text: str) -> dict:
    async with httpx.AsyncClient(timeout=30) as client:
        async for attempt in AsyncRetrying(retry=retry_if_exception(transient), wait=wait_random_exponential(max=20), stop=stop_after_attempt(5)):
            with attempt:
                r = await client.post(
                    "https://apis.languageconfidence.ai/speech-assessment/scripted/uk",
                    headers={"api-key": os.environ["LC_API_KEY"], "x-user-id": user_id},
                    json={"audio_base64": audio_b64, "audio_format": "wav", "expected_text": text},
                )
                r.raise_for_status()
    return r.json()
