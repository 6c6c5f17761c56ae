import os

import resend

resend.api_key = os.environ["RESEND_API_KEY"]


def welcome(to):
    return resend.Emails.send({"from": "hi@acme.dev", "to": [to], "subject": "Welcome", "html": "<p>Hi</p>"})
