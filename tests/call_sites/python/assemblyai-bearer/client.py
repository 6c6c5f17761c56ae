import os

import httpx

HEADERS = {"Authorization": f"Bearer {os.environ['ASSEMBLYAI_API_KEY']}"}


def submit(audio_url: str) -> str:
    r = httpx.post("https://api.assemblyai.com/v2/transcript", headers=HEADERS, json={"audio_url": audio_url})
    r.raise_for_status()
    return r.json()["id"]
