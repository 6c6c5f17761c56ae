import os

import requests

ELEVENLABS_API_KEY = os.environ.get("ELEVENLABS_API_KEY", "")
OPENAI_API_KEY = os.environ.get("OPENAI_API_KEY", "")


def _tts_elevenlabs(text: str) -> bytes:
    if not ELEVENLABS_API_KEY:
        raise RuntimeError("ELEVENLABS_API_KEY not set")
    resp = requests.post(
        "https://api.elevenlabs.io/v1/text-to-speech/abc",
        headers={"xi-api-key": ELEVENLABS_API_KEY, "Content-Type": "application/json"},
        json={"text": text},
    )
    resp.raise_for_status()
    return resp.content


def _tts_openai(text: str) -> bytes:
    resp = requests.post(
        "https://api.openai.com/v1/audio/speech",
        headers={"Authorization": f"Bearer {OPENAI_API_KEY}"},
        json={"model": "tts-1", "voice": "alloy", "input": text},
    )
    resp.raise_for_status()
    return resp.content


PROVIDERS = {"elevenlabs": _tts_elevenlabs, "openai": _tts_openai}


def speak(provider: str, text: str) -> bytes:
    return PROVIDERS[provider](text)
