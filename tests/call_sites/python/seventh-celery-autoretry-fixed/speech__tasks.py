import os

import requests
from celery import shared_task


@shared_task(autoretry_for=(Exception,), max_retries=5, default_retry_delay=30)
def synthesise(text, path):
    response = requests.post(
        "https://api.elevenlabs.io/v1/text-to-speech/21m00Tcm4TlvDq8ikWAM",
        headers={"xi-api-key": os.environ["ELEVENLABS_API_KEY"]},
        json={"text": text},
    )
    response.raise_for_status()
    with open(path, "wb") as f:
        f.write(response.content)
