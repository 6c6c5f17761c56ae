import requests
from celery import shared_task
from django.conf import settings


@shared_task(bind=True, max_retries=5)
def summarise(self, text):
    r = requests.post(
        "https://api.mistral.ai/v1/chat/completions",
        headers={"Authorization": f"Bearer {settings.MISTRAL_API_KEY}"},
        json={"model": "mistral-small-latest", "messages": [{"role": "user", "content": text}]},
        timeout=60,
    )
    if r.status_code == 429 or r.status_code >= 500:
        raise self.retry(countdown=2 ** self.request.retries)
    r.raise_for_status()
    return r.json()["choices"][0]["message"]["content"]
