import os

import requests
from tenacity import retry, stop_after_attempt, wait_fixed


@retry(stop=stop_after_attempt(3), wait=wait_fixed(2))
def tts(text: str) -> bytes:
    resp = requests.post(
        "https://api.elevenlabs.io/v1/text-to-speech/pNInz6obpgDQGcFmaJgB",
        headers={"xi-api-key": os.environ["ELEVENLABS_API_KEY"]},
        json={"text": text},
        timeout=60,
    )
    resp.raise_for_status()
    return resp.content
