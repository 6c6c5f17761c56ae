import os

import requests


def assess(user, audio_b64):
    resp = requests.post(
        "https://apis.languageconfidence.ai/speech-assessment/unscripted/us",
        headers={"api-key": os.environ["LC_API_KEY"], "x-user-id": user.public_id},
        json={"audio_base64": audio_b64, "audio_format": "aac"},
        timeout=30,
    )
    resp.raise_for_status()
    return resp.json()
