import os

import httpx
from tenacity import retry, retry_if_exception, stop_after_attempt, wait_random_exponential


def transient(error):
    if isinstance(error, httpx.TransportError):
        return True
    return isinstance(error, httpx.HTTPStatusError) and (
        error.response.status_code == 429 or error.response.status_code >= 500
    )


@retry(retry=retry_if_exception(transient), wait=wait_random_exponential(multiplier=1, max=30), stop=stop_after_attempt(5))
def transcribe(audio: bytes) -> dict:
    reply = httpx.post(
        "https://api.deepgram.com/v1/listen",
        headers={"Authorization": f"Token {os.environ['DEEPGRAM_API_KEY']}", "Content-Type": "audio/wav"},
        content=audio,
        timeout=60,
    )
    reply.raise_for_status()
    return reply.json()
