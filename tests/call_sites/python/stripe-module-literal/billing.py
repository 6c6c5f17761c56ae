import stripe

stripe.api_key = "{{stripe-secret-key-live}}"


def charge(customer, amount):
    return stripe.PaymentIntent.create(customer=customer, amount=amount, currency="eur", confirm=True)
