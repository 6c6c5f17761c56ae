import os

import requests

API_KEY = os.getenv("RIME_API_KEY", "")


def speak(text):
    r = requests.post(
        "https://users.rime.ai/v1/rime-tts",
        headers={"Authorization": f"Bearer {API_KEY}", "Accept": "audio/mp3"},
        json={"text": text, "speaker": "cove"},
    )
    if r.status_code != 200:
        raise RuntimeError(r.text)
    return r.content
