import os

import httpx
from tenacity import retry, retry_if_exception, stop_after_attempt, wait_random_exponential


def transient(error):
    if isinstance(error, httpx.HTTPStatusError):
        return error.response.status_code == 429 or error.response.status_code >= 500
    return isinstance(error, httpx.TransportError)


@retry(retry=retry_if_exception(transient), wait=wait_random_exponential(max=30), stop=stop_after_attempt(5), reraise=True)
async def assess(client: httpx.AsyncClient, user, audio, text):
    response = await client.post(
        "https://apis.languageconfidence.ai/speech-assessment/scripted/us",
        headers={"api-key": os.environ["LC_API_KEY"], "x-user-id": user.email},
        json={"audio_base64": audio, "audio_format": "mp3", "expected_text": text},
        timeout=30,
    )
    response.raise_for_status()
    return response.json()
