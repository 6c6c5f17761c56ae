import os

from twilio.rest import Client

client = Client(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])


def send(to, body):
    return client.messages.create(to=to, from_=os.environ["TWILIO_FROM"], body=body).sid
