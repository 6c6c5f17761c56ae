import os
import random
import time

import requests

URL = "https://slack.com/api/chat.postMessage"


def post(channel, text, attempt=0):
    response = requests.post(
        URL,
        headers={"Authorization": f"Bearer {os.environ['SLACK_BOT_TOKEN']}"},
        json={"channel": channel, "text": text},
        timeout=10,
    )
    if response.status_code == 429 or response.status_code >= 500:
        if attempt >= 4:
            response.raise_for_status()
        wait = float(response.headers.get("Retry-After") or min(30, 2**attempt + random.random()))
        time.sleep(wait)
        return post(channel, text, attempt + 1)
    response.raise_for_status()
    data = response.json()
    if not data["ok"]:
        raise RuntimeError(data["error"])
    return data["ts"]
