import os

import requests
from tenacity import retry, retry_if_exception, stop_after_attempt, wait_random_exponential


def transient(e):
    return isinstance(e, requests.HTTPError) and (e.response.status_code == 429 or e.response.status_code >= 500)


@retry(retry=retry_if_exception(transient), wait=wait_random_exponential(max=30), stop=stop_after_attempt(4))
def charge(amount):
    r = requests.post(
        "https://api.stripe.com/v1/payment_intents",
        auth=(os.environ["STRIPE_SECRET_KEY"], ""),
        data={"amount": amount, "currency": "eur"},
        timeout=20,
    )
    r.raise_for_status()
    return r.json()
