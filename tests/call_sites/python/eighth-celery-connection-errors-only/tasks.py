import os

import requests
from celery import shared_task


@shared_task(autoretry_for=(requests.ConnectionError, requests.Timeout), retry_backoff=True, retry_jitter=True, max_retries=5)
def push(users, text):
    for user in users:
        r = requests.post(
            f"https://api.telegram.org/bot{os.environ['TELEGRAM_BOT_TOKEN']}/sendMessage",
            json={"chat_id": user, "text": text},
            timeout=10,
        )
        r.raise_for_status()
