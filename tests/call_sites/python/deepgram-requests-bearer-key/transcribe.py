import os

import requests


def transcribe(audio: bytes) -> str:
    response = requests.post(
        "https://api.deepgram.com/v1/listen",
        params={"model": "nova-2"},
        headers={"Authorization": f"Bearer {os.environ['DEEPGRAM_API_KEY']}", "Content-Type": "audio/wav"},
        data=audio,
        timeout=120,
    )
    response.raise_for_status()
    return response.json()["results"]["channels"][0]["alternatives"][0]["transcript"]
