import os

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

http = requests.Session()
http.mount("https://api.stripe.com", HTTPAdapter(max_retries=Retry(total=4, backoff_factor=0.5, backoff_jitter=0.2, status_forcelist=(429, 500, 502, 503), allowed_methods=None)))


def charge(amount, customer):
    r = http.post(
        "https://api.stripe.com/v1/payment_intents",
        auth=(os.environ["STRIPE_SECRET_KEY"], ""),
        data={"amount": amount, "currency": "eur", "customer": customer},
        timeout=20,
    )
    r.raise_for_status()
    return r.json()["id"]
