import json
import os

import urllib3
from urllib3.util import Retry, Timeout

http = urllib3.PoolManager(
    retries=Retry(total=4, backoff_factor=0.5, backoff_jitter=0.3, status_forcelist=[429, 500, 502, 503, 504], allowed_methods=None),
    timeout=Timeout(connect=3, read=20),
)


def send(message):
    response = http.request(
        "POST",
        "https://api.sendgrid.com/v3/mail/send",
        headers={"Authorization": f"Bearer {os.environ['SENDGRID_API_KEY']}", "Content-Type": "application/json"},
        body=json.dumps(message),
    )
    if response.status >= 400:
        raise RuntimeError(f"mail was not sent: {response.status}")
