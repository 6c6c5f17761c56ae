import os

import requests
from celery import shared_task


class Transient(Exception):
    pass


@shared_task(autoretry_for=(Transient, requests.ConnectionError), retry_backoff=True, retry_jitter=True, max_retries=6)
def send_invoice(payload):
    r = requests.post(
        "https://api.mailgun.net/v3/mg.example.com/messages",
        auth=("api", os.environ["MAILGUN_API_KEY"]),
        data=payload,
        timeout=15,
    )
    if r.status_code == 429 or r.status_code >= 500:
        raise Transient(r.text)
    r.raise_for_status()
