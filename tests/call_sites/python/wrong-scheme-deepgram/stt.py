import os

import requests


def transcribe(url):
    res = requests.post(
        "https://api.assemblyai.com/v2/transcript",
        headers={"Authorization": f"Bearer {os.environ['ASSEMBLYAI_API_KEY']}"},
        json={"audio_url": url},
        timeout=30,
    )
    res.raise_for_status()
    return res.json()["id"]
