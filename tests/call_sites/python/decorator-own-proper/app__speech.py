import os

import requests

from app.retrying import with_backoff


@with_backoff(tries=4)
def synthesize(voice: str, text: str) -> bytes:
    response = requests.post(
        f"https://api.elevenlabs.io/v1/text-to-speech/{voice}",
        headers={"xi-api-key": os.environ["ELEVENLABS_API_KEY"]},
        json={"text": text},
        timeout=30,
    )
    response.raise_for_status()
    return response.content
