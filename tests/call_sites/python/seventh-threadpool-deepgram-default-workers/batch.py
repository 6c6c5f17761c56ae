import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import requests


def transcribe(path):
    r = requests.post(
        "https://api.deepgram.com/v1/listen",
        headers={"Authorization": "Token " + os.environ["DEEPGRAM_API_KEY"], "Content-Type": "audio/mpeg"},
        data=path.read_bytes(),
        timeout=300,
    )
    r.raise_for_status()
    return r.json()


def main(folder):
    with ThreadPoolExecutor(max_workers=4) as pool:
        return list(pool.map(transcribe, Path(folder).glob("*.mp3")))
