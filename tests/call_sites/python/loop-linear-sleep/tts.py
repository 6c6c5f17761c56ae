import os
import time

import requests


def synth(text):
    for attempt in range(1, 5):
        r = requests.post(
            "https://api.elevenlabs.io/v1/text-to-speech/abc",
            headers={"xi-api-key": os.environ["ELEVENLABS_API_KEY"]},
            json={"text": text},
            timeout=60,
        )
        if r.status_code in (429, 500, 502, 503):
            time.sleep(attempt * 2)
            continue
        r.raise_for_status()
        return r.content
    raise RuntimeError("gave up")
