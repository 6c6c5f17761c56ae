import os
import uuid

import requests


def assess(audio, text):
    headers = {
        "api-key": os.environ["LC_API_KEY"],
        "x-user-id": str(uuid.uuid4()),
    }
    body = {"audio_base64": audio, "audio_format": "mp3", "expected_text": text}
    response = requests.post("https://apis.languageconfidence.ai/speech-assessment/scripted/us", headers=headers, json=body, timeout=20)
    response.raise_for_status()
    return response.json()
