import os
import random

import requests
from celery import shared_task


@shared_task(bind=True, max_retries=5)
def push_sms(self, to, body):
    try:
        r = requests.post(
            "https://rest.nexmo.com/sms/json",
            json={"api_key": os.environ["VONAGE_API_KEY"], "api_secret": os.environ["VONAGE_API_SECRET"], "to": to, "from": "Shop", "text": body},
            timeout=10,
        )
        if r.status_code == 429 or r.status_code >= 500:
            r.raise_for_status()
    except requests.RequestException as exc:
        raise self.retry(exc=exc, countdown=2 ** self.request.retries + random.randint(0, 3))
