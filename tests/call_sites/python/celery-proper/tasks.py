import os

import requests
from celery import shared_task


@shared_task(
    autoretry_for=(requests.ConnectionError, requests.Timeout, requests.HTTPError),
    dont_autoretry_for=(PermissionError,),
    retry_backoff=True,
    retry_backoff_max=300,
    retry_jitter=True,
    max_retries=6,
)
def synthesize(voice, text):
    response = requests.post(
        f"https://api.elevenlabs.io/v1/text-to-speech/{voice}",
        headers={"xi-api-key": os.environ["ELEVENLABS_API_KEY"]},
        json={"text": text},
        timeout=60,
    )
    if response.status_code in (401, 403):
        raise PermissionError(response.text)
    response.raise_for_status()
    return response.content
