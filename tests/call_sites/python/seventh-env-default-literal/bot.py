import os

import requests

TOKEN = os.environ.get("SLACK_BOT_TOKEN", "{{slack-bot-token}}")


def post(text):
    r = requests.post(
        "https://slack.com/api/chat.postMessage",
        headers={"Authorization": f"Bearer {TOKEN}"},
        json={"channel": "ops", "text": text},
        timeout=10,
    )
    r.raise_for_status()
    return r.json()["ok"]
