import requests

DOMAIN = "mg.acme.dev"


def send(to, subject, text):
    response = requests.post(
        f"https://api.mailgun.net/v3/{DOMAIN}/messages",
        auth=("api", "{{mailgun-legacy-key}}"),
        data={"from": f"Acme <no-reply@{DOMAIN}>", "to": [to], "subject": subject, "text": text},
        timeout=15,
    )
    response.raise_for_status()
    return response.json()["id"]
