import requests
from django.conf import settings


def notify_customer(order):
    response = requests.post(
        "https://api.twilio.com/2010-04-01/Accounts/%s/Messages.json" % settings.TWILIO_ACCOUNT_SID,
        auth=(settings.TWILIO_ACCOUNT_SID, settings.TWILIO_AUTH_TOKEN),
        data={"To": order.phone, "From": settings.TWILIO_FROM, "Body": f"Order {order.id} has shipped"},
        timeout=10,
    )
    response.raise_for_status()
