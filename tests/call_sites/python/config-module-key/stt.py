import requests

import config


def transcribe(audio: bytes) -> dict:
    r = requests.post(
        "https://api.deepgram.com/v1/listen",
        headers={"Authorization": f"Token {config.DEEPGRAM_KEY}", "Content-Type": "audio/wav"},
        data=audio,
        timeout=config.TIMEOUT,
    )
    r.raise_for_status()
    return r.json()
