import os

import requests

ENDPOINT = "https://apis.languageconfidence.ai/pronunciation/us"


def assess(audio_base64, text, user_id=None):
    headers = {"api-key": os.getenv("LC_API_KEY"), "content-type": "application/json"}
    if user_id:
        headers["x-user-id"] = str(user_id)
    r = requests.post(ENDPOINT, headers=headers, json={"audio_base64": audio_base64, "audio_format": "wav", "expected_text": text})
    r.raise_for_status()
    return r.json()
