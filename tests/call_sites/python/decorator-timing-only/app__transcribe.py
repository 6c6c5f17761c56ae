import os

import requests

from app.metrics import timed


@timed
def transcribe(path):
    with open(path, "rb") as audio:
        response = requests.post(
            "https://api.deepgram.com/v1/listen?model=nova-3",
            headers={"Authorization": f"Token {os.environ['DEEPGRAM_API_KEY']}", "Content-Type": "audio/wav"},
            data=audio,
            timeout=120,
        )
    response.raise_for_status()
    return response.json()["results"]
