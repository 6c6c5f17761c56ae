import os
import random
import time

import requests


class SpeechError(Exception):
    pass


def assess(user_id, body):
    delay = 1.0
    for _ in range(5):
        response = requests.post(
            "https://apis.languageconfidence.ai/speech-assessment/unscripted/us",
            headers={"api-key": os.environ["LC_API_KEY"], "x-user-id": user_id},
            json=body,
            timeout=45,
        )
        if response.ok:
            return response.json()
        if response.status_code not in (429, 500, 502, 503, 504):
            raise SpeechError(response.text)
        time.sleep(delay + random.random())
        delay = min(delay * 2, 30)
    else:
        raise SpeechError("the service stays busy")
