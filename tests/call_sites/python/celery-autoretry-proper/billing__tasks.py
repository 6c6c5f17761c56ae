import os

import requests
from celery import shared_task


class TransientError(Exception):
    """The provider is busy; worth another try."""


@shared_task(
    autoretry_for=(TransientError, requests.ConnectionError, requests.Timeout),
    retry_backoff=True,
    retry_backoff_max=120,
    retry_jitter=True,
    max_retries=6,
)
def summarise(document_id: int) -> str:
    from billing.models import Document

    document = Document.objects.get(pk=document_id)
    response = requests.post(
        "https://api.mistral.ai/v1/chat/completions",
        headers={"Authorization": f"Bearer {os.environ['MISTRAL_API_KEY']}"},
        json={"model": "mistral-small-latest", "messages": [{"role": "user", "content": document.body}]},
        timeout=45,
    )
    if response.status_code == 429 or response.status_code >= 500:
        raise TransientError(response.status_code)
    response.raise_for_status()
    document.summary = response.json()["choices"][0]["message"]["content"]
    document.save(update_fields=["summary"])
    return document.summary
