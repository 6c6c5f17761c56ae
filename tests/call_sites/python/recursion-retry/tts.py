import os
import random
import time

import requests

MAX_TRIES = 5


def tts(voice, text, attempt=0):
    response = requests.post(
        f"https://api.elevenlabs.io/v1/text-to-speech/{voice}",
        headers={"xi-api-key": os.environ["ELEVENLABS_API_KEY"]},
        json={"text": text},
        timeout=30,
    )
    if response.status_code in (429, 500, 502, 503, 504) and attempt < MAX_TRIES:
        time.sleep(min(2**attempt, 30) + random.random())
        return tts(voice, text, attempt + 1)
    response.raise_for_status()
    return response.content
