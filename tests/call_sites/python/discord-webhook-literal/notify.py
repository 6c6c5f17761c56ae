import requests

WEBHOOK = "https://discord.com/api/webhooks/1167890123456789012/{{random:68}}"


def notify(msg):
    r = requests.post(WEBHOOK, json={"content": msg})
    r.raise_for_status()
