import base64

import requests

LC_KEY = "{{random:32:lc}}"
URL = "https://apis.languageconfidence.ai/speech-assessment/scripted/us"


def assess(path, text):
    with open(path, "rb") as f:
        audio = base64.b64encode(f.read()).decode()
    response = requests.post(
        URL,
        headers={"api-key": LC_KEY},
        json={"audio_base64": audio, "audio_format": "wav", "expected_text": text},
        timeout=30,
    )
    response.raise_for_status()
    return response.json()
