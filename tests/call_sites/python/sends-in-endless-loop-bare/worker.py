import os
import queue

import requests
from celery import Celery

jobs = queue.Queue()


def main():
    while True:
        job = jobs.get()
        response = requests.post(
            f"https://api.telegram.org/bot{os.environ['TELEGRAM_BOT_TOKEN']}/sendMessage", json=job, timeout=10
        )
        response.raise_for_status()
