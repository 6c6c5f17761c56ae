import os
import time

import requests


def post(channel, text):
    for attempt in range(6):
        r = requests.post(
            "https://slack.com/api/chat.postMessage",
            headers={"Authorization": f"Bearer {os.environ['SLACK_BOT_TOKEN']}"},
            json={"channel": channel, "text": text},
            timeout=10,
        )
        if r.status_code == 429:
            time.sleep(int(r.headers["Retry-After"]))
            continue
        if r.status_code >= 500:
            time.sleep(min(60, 2**attempt))
            continue
        r.raise_for_status()
        return r.json()
    raise RuntimeError("Slack is not answering")
