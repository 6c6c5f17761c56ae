import os

import requests

API_KEY = os.getenv("ELEVENLABS_API_KEY", "{{elevenlabs-api-key}}")


def voices():
    response = requests.get("https://api.elevenlabs.io/v1/voices", headers={"xi-api-key": API_KEY}, timeout=10)
    response.raise_for_status()
    return response.json()["voices"]
