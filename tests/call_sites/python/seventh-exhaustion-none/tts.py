import os
import time

import requests


def speech(text):
    for n in range(4):
        r = requests.post(
            "https://api.lmnt.com/v1/ai/speech/bytes",
            headers={"X-API-Key": os.environ["LMNT_API_KEY"]},
            json={"voice": "lily", "text": text},
            timeout=30,
        )
        if r.status_code == 200:
            return r.content
        if r.status_code in (400, 401, 403, 404):
            r.raise_for_status()
        time.sleep(2**n)
