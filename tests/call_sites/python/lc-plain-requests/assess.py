import os

import requests


def assess(audio_b64, text):
    response = requests.post(
        "https://apis.languageconfidence.ai/speech-assessment/scripted/us",
        headers={"api-key": os.environ["LC_API_KEY"]},
        json={"audio_base64": audio_b64, "audio_format": "mp3", "expected_text": text},
    )
    response.raise_for_status()
    return response.json()
