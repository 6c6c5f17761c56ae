import requests
from celery import shared_task
from django.conf import settings


@shared_task
def notify_slack(text):
    response = requests.post(
        "https://slack.com/api/chat.postMessage",
        headers={"Authorization": f"Bearer {settings.SLACK_BOT_TOKEN}"},
        json={"channel": "#orders", "text": text},
    )
    response.raise_for_status()
    if not response.json()["ok"]:
        raise RuntimeError(response.json()["error"])
