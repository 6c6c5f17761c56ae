import os

import requests

session = requests.Session()
session.verify = False
session.auth = (os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])


def calls():
    response = session.get("https://api.twilio.com/2010-04-01/Accounts.json", timeout=15)
    response.raise_for_status()
    return response.json()
