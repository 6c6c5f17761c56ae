import os

from flask import Flask, request
from twilio.rest import Client

app = Flask(__name__)
client = Client(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])


@app.post("/sms")
def sms():
    message = client.messages.create(to=request.json["to"], from_=os.environ["TWILIO_FROM"], body=request.json["body"])
    return {"sid": message.sid}
