import os
import random
import time

import requests

SENDGRID_URL = "https://api.sendgrid.com/v3/mail/send"
RETRYABLE = {429, 500, 502, 503, 504}


def send(payload: dict, attempts: int = 4) -> None:
    headers = {"Authorization": f"Bearer {os.environ['SENDGRID_API_KEY']}"}
    for attempt in range(attempts):
        response = requests.post(SENDGRID_URL, json=payload, headers=headers, timeout=10)
        if response.status_code not in RETRYABLE:
            response.raise_for_status()
            return
        time.sleep(min(2**attempt, 20) + random.random())
    raise RuntimeError(f"sendgrid did not accept the mail: {response.status_code}")
