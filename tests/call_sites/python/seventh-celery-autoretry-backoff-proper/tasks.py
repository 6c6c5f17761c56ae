import os

import requests
from celery import shared_task
from requests.exceptions import ConnectionError, Timeout


class Transient(Exception):
    pass


@shared_task(
    autoretry_for=(Transient, ConnectionError, Timeout),
    retry_backoff=True,
    retry_backoff_max=300,
    retry_jitter=True,
    max_retries=6,
)
def send_mail(to, subject, html):
    response = requests.post(
        "https://api.resend.com/emails",
        headers={"Authorization": f"Bearer {os.environ['RESEND_API_KEY']}"},
        json={"from": "hello@ours.dev", "to": to, "subject": subject, "html": html},
        timeout=15,
    )
    if response.status_code == 429 or response.status_code >= 500:
        raise Transient(response.status_code)
    response.raise_for_status()
