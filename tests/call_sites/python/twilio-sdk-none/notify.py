import os

from twilio.rest import Client

client = Client(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])


def notify(to, text):
    message = client.messages.create(to=to, from_=os.environ["TWILIO_FROM"], body=text)
    return message.sid
