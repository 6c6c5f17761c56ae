from app.http import http_client
from app.settings import settings
from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_random_exponential
import httpx


@retry(stop=stop_after_attempt(5), wait=wait_random_exponential(max=30), retry=retry_if_exception_type(httpx.HTTPStatusError))
async def say(text):
    async with http_client(timeout=60.0) as client:
        answer = await client.post(
            "https://api.elevenlabs.io/v1/text-to-speech/x",
            json={"text": text},
            headers={"xi-api-key": settings.elevenlabs_key},
        )
    answer.raise_for_status()
    return answer.content
