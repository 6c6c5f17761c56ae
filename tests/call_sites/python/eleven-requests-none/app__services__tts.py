"""Text to speech for the podcast pipeline."""
import os

import requests
from dotenv import load_dotenv

load_dotenv()

ELEVENLABS_API_KEY = os.getenv("ELEVENLABS_API_KEY")
VOICE_ID = os.getenv("ELEVENLABS_VOICE_ID", "21m00Tcm4TlvDq8ikWAM")
TTS_URL = f"https://api.elevenlabs.io/v1/text-to-speech/{VOICE_ID}"


def synthesize(text: str, out_path: str) -> str:
    headers = {
        "Accept": "audio/mpeg",
        "Content-Type": "application/json",
        "xi-api-key": ELEVENLABS_API_KEY,
    }
    payload = {
        "text": text,
        "model_id": "eleven_multilingual_v2",
        "voice_settings": {"stability": 0.5, "similarity_boost": 0.75},
    }
    response = requests.post(TTS_URL, json=payload, headers=headers)
    if response.status_code != 200:
        raise RuntimeError(f"TTS failed: {response.status_code} {response.text}")
    with open(out_path, "wb") as f:
        f.write(response.content)
    return out_path
