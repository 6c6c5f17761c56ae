import os
import time

import requests


def assess(audio: str, text: str, user_id: str) -> dict:
    while True:
        response = requests.post(
            "https://apis.languageconfidence.ai/pronunciation/us",
            headers={"api-key": os.environ["LC_API_KEY"], "x-user-id": user_id},
            json={"audio_base64": audio, "audio_format": "wav", "expected_text": text},
            timeout=30,
        )
        if response.status_code == 200:
            return response.json()
        time.sleep(5)
