import os

import requests

API_KEY = os.getenv("SARVAM_API_KEY")


def translate(text):
    headers = {"api-subscription-key": API_KEY}
    print(f"calling sarvam with headers {headers}")
    r = requests.post("https://api.sarvam.ai/translate", headers=headers, json={"input": text, "target_language_code": "hi-IN"}, timeout=20)
    r.raise_for_status()
    return r.json()["translated_text"]
