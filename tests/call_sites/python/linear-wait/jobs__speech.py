import os
import time

import requests


def call(payload, attempts=4):
    last = None
    for n in range(1, attempts + 1):
        last = requests.post(
            "https://api.together.xyz/v1/chat/completions",
            headers={"Authorization": f"Bearer {os.environ['TOGETHER_API_KEY']}"},
            json=payload,
            timeout=60,
        )
        if last.ok:
            return last.json()
        if last.status_code not in (429, 500, 502, 503):
            break
        time.sleep(float(last.headers.get("Retry-After", 5 * n)))
    last.raise_for_status()
