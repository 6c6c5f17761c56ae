import stripe

stripe.api_key = "{{stripe-secret-key-live}}"
stripe.max_network_retries = 3


def charge(customer, cents):
    return stripe.PaymentIntent.create(customer=customer, amount=cents, currency="eur", idempotency_key=f"{customer}-{cents}")
