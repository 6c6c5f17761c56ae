import requests


def send_simple_message(to, subject, text):
    r = requests.post(
        "https://api.mailgun.net/v3/mg.acme.dev/messages",
        auth=("api", "{{mailgun-legacy-key}}"),
        data={"from": "Acme <mail@mg.acme.dev>", "to": [to], "subject": subject, "text": text},
    )
    r.raise_for_status()
