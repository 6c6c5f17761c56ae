import os
import uuid

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

http = requests.Session()
http.mount("https://api.stripe.com", HTTPAdapter(max_retries=Retry(total=4, backoff_factor=0.5, backoff_jitter=0.2, status_forcelist=(429, 500, 502, 503), allowed_methods=None)))


def charge(order):
    r = http.post(
        "https://api.stripe.com/v1/payment_intents",
        auth=(os.environ["STRIPE_SECRET_KEY"], ""),
        headers={"Idempotency-Key": f"order-{order.id}"},
        data={"amount": order.amount, "currency": "eur", "customer": order.customer},
        timeout=20,
    )
    r.raise_for_status()
    return r.json()["id"]
