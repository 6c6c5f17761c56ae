import os

import requests


def save(text, path):
    audio = requests.post(
        "https://api.openai.com/v1/audio/speech",
        headers={"Authorization": "Bearer " + os.environ["OPENAI_API_KEY"]},
        json={"model": "tts-1", "voice": "alloy", "input": text},
        timeout=60,
    )
    with open(path, "wb") as out:
        out.write(audio.content)
