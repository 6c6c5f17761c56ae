import os

import requests
from redis import Redis
from rq import Queue, Retry

queue = Queue(connection=Redis())


def notify(text):
    r = requests.post(
        "https://slack.com/api/chat.postMessage",
        headers={"Authorization": f"Bearer {os.environ['SLACK_BOT_TOKEN']}"},
        json={"channel": "C1", "text": text},
        timeout=10,
    )
    r.raise_for_status()


def enqueue(text):
    queue.enqueue(notify, text, retry=Retry(max=5, interval=[1, 4, 16, 60, 120]))
