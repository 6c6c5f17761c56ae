from app.http import http_client
from app.settings import settings


async def say(text):
    async with http_client(timeout=60.0) as client:
        answer = await client.post(
            "https://api.elevenlabs.io/v1/text-to-speech/x",
            json={"text": text},
            headers={"xi-api-key": settings.elevenlabs_key},
        )
    answer.raise_for_status()
    return answer.content
