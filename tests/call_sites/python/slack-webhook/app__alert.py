import os

import requests


def alert(text):
    r = requests.post("https://slack.com/api/chat.postMessage", headers={"Authorization": "Bearer " + os.environ["SLACK_BOT_TOKEN"]}, json={"channel": "C1", "text": text})
    r.raise_for_status()
