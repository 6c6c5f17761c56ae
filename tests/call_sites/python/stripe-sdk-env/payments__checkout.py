import os

import stripe
from fastapi import APIRouter, HTTPException

stripe.api_key = os.environ["STRIPE_SECRET_KEY"]
router = APIRouter()


@router.post("/checkout")
def create_checkout(price_id: str):
    try:
        session = stripe.checkout.Session.create(
            mode="payment",
            line_items=[{"price": price_id, "quantity": 1}],
            success_url="https://shop.example.com/thanks",
        )
    except stripe.StripeError as exc:
        raise HTTPException(502, "payment provider unavailable") from exc
    return {"url": session.url}
