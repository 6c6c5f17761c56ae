import os

import requests

from app.celery import app, ProviderTask


@app.task(base=ProviderTask)
def transcribe(url):
    response = requests.post(
        "https://api.deepgram.com/v1/listen?model=nova-3",
        headers={"Authorization": f"Token {os.environ['DEEPGRAM_API_KEY']}"},
        json={"url": url},
        timeout=300,
    )
    response.raise_for_status()
    return response.json()
