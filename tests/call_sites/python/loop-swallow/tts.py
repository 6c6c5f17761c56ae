import os
import time

import requests


def tts(voice, text):
    headers = {"xi-api-key": os.environ["ELEVENLABS_API_KEY"]}
    for attempt in range(4):
        response = requests.post(f"https://api.elevenlabs.io/v1/text-to-speech/{voice}", headers=headers, json={"text": text}, timeout=30)
        if response.status_code == 200:
            return response.content
        if response.status_code == 429 or response.status_code >= 500:
            time.sleep(2 ** attempt)
            continue
        response.raise_for_status()
