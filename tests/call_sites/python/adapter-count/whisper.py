import os

import requests
from requests.adapters import HTTPAdapter

session = requests.Session()
session.mount("https://", HTTPAdapter(max_retries=3))


def transcribe(path):
    with open(path, "rb") as audio:
        response = session.post(
            "https://api.openai.com/v1/audio/transcriptions",
            headers={"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"},
            files={"file": audio},
            data={"model": "whisper-1"},
            timeout=120,
        )
    response.raise_for_status()
    return response.json()["text"]
