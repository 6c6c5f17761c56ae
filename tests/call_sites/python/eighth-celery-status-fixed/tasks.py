import requests
from celery import shared_task
from django.conf import settings


@shared_task(bind=True, max_retries=4)
def rerank(self, body):
    r = requests.post(
        "https://api.cohere.com/v2/rerank",
        headers={"Authorization": f"Bearer {settings.COHERE_API_KEY}"},
        json=body,
        timeout=30,
    )
    if r.status_code in (429, 500, 502, 503):
        raise self.retry(countdown=15)
    r.raise_for_status()
    return r.json()
