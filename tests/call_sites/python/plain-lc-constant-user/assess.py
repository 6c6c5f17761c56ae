import os

import requests

HEADERS = {
    "api-key": os.environ["LC_API_KEY"],
    "x-user-id": "demo-user",
}


def assess(payload):
    r = requests.post("https://apis.languageconfidence.ai/speech-assessment/unscripted/uk", headers=HEADERS, json=payload, timeout=45)
    r.raise_for_status()
    return r.json()
