import os
import time

import requests

TRIES = 4


def speak(text):
    for n in range(TRIES):
        r = requests.post(
            "https://api.cartesia.ai/tts/bytes",
            headers={"X-API-Key": os.environ["CARTESIA_API_KEY"], "Cartesia-Version": "2025-04-16"},
            json={"model_id": "sonic-2", "transcript": text},
            timeout=30,
        )
        if r.ok:
            return r.content
        if n == TRIES - 1 or (r.status_code != 429 and r.status_code < 500):
            r.raise_for_status()
        time.sleep(2**n)
