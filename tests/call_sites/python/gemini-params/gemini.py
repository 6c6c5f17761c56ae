import os

import requests

ENDPOINT = "https://generativelanguage.googleapis.com/v1beta/models/{model}:generateContent"


def generate(prompt, model="gemini-1.5-pro"):
    resp = requests.post(
        ENDPOINT.format(model=model),
        params={"key": os.environ["GOOGLE_API_KEY"]},
        json={"contents": [{"parts": [{"text": prompt}]}]},
        timeout=60,
    )
    resp.raise_for_status()
    return resp.json()
