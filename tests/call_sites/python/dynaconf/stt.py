import requests
from dynaconf import settings


def transcribe(audio: bytes) -> dict:
    r = requests.post(
        "https://api.deepgram.com/v1/listen",
        headers={"Authorization": f"Token {settings.DEEPGRAM_KEY}", "Content-Type": "audio/wav"},
        data=audio,
        timeout=settings.TIMEOUT,
    )
    r.raise_for_status()
    return r.json()
