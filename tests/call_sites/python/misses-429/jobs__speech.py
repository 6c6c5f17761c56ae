import os
import random
import time

import requests


def call(payload, attempts=4):
    for n in range(attempts):
        resp = requests.post(
            "https://api.perplexity.ai/chat/completions",
            headers={"Authorization": f"Bearer {os.environ['PERPLEXITY_API_KEY']}"},
            json=payload,
            timeout=60,
        )
        if resp.status_code >= 500 and n < attempts - 1:
            time.sleep(2**n + random.random())
            continue
        resp.raise_for_status()
        return resp.json()
