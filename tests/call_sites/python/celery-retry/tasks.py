import os

import requests
from celery import shared_task


@shared_task(
    autoretry_for=(requests.ConnectionError, requests.Timeout, requests.HTTPError),
    retry_backoff=True,
    retry_backoff_max=300,
    retry_jitter=True,
    max_retries=6,
)
def send_mail(to, subject, body):
    resp = requests.post(
        "https://api.mailgun.net/v3/mg.example.com/messages",
        auth=("api", os.environ["MAILGUN_API_KEY"]),
        data={"from": "noreply@example.com", "to": to, "subject": subject, "text": body},
        timeout=15,
    )
    resp.raise_for_status()
