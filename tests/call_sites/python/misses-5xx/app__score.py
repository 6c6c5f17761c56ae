import os
import random
import time

import requests


def score(user_id, payload):
    delay = 1
    for _ in range(5):
        r = requests.post(
            "https://apis.languageconfidence.ai/speech-assessment/unscripted/us",
            headers={"api-key": os.environ["LC_API_KEY"], "x-user-id": user_id},
            json=payload,
            timeout=30,
        )
        if r.status_code == 429:
            time.sleep(delay + random.random())
            delay = min(delay * 2, 30)
            continue
        r.raise_for_status()
        return r.json()
    raise RuntimeError("rate limited")
