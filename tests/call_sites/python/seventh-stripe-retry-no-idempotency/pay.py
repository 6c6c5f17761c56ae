import os

import httpx
import stamina


def retriable(error: Exception) -> bool:
    if isinstance(error, httpx.HTTPStatusError):
        return error.response.status_code == 429 or error.response.status_code >= 500
    return isinstance(error, httpx.TransportError)


@stamina.retry(on=retriable, attempts=4)
def charge(amount: int) -> dict:
    response = httpx.post(
        "https://api.stripe.com/v1/payment_intents",
        headers={"Authorization": f"Bearer {os.environ['STRIPE_SECRET_KEY']}"},
        data={"amount": amount, "currency": "eur"},
        timeout=20,
    )
    response.raise_for_status()
    return response.json()
