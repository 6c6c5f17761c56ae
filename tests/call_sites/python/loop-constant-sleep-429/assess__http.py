import os
import time

import requests


def assess(user_id, body):
    for _ in range(5):
        response = requests.post(
            "https://apis.languageconfidence.ai/speech-assessment/unscripted/us",
            headers={"api-key": os.environ["LC_API_KEY"], "x-user-id": user_id},
            json=body,
            timeout=45,
        )
        if response.status_code == 429:
            time.sleep(10)
            continue
        response.raise_for_status()
        return response.json()
    raise RuntimeError("still too many requests")
