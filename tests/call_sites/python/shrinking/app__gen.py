import os
import time

import requests


def generate(prompt, retries=5):
    delay = 16.0
    for attempt in range(retries):
        resp = requests.post(
            "https://api.replicate.com/v1/predictions",
            headers={"Authorization": f"Bearer {os.environ['REPLICATE_API_TOKEN']}"},
            json={"input": {"prompt": prompt}},
            timeout=30,
        )
        if resp.status_code not in (429, 500, 502, 503, 504):
            resp.raise_for_status()
            return resp.json()
        if resp.headers.get("Retry-After"):
            time.sleep(int(resp.headers["Retry-After"]))
            continue
        time.sleep(delay)
        delay /= 2
    raise RuntimeError("replicate did not answer")
