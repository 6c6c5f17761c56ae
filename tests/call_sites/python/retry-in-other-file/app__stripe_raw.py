import os

import requests

from .http import with_backoff


@with_backoff()
def customer(customer_id):
    return requests.get(
        f"https://api.stripe.com/v1/customers/{customer_id}",
        auth=(os.environ["STRIPE_SECRET_KEY"], ""),
        timeout=10,
    )


def email_of(customer_id):
    reply = customer(customer_id)
    reply.raise_for_status()
    return reply.json()["email"]
