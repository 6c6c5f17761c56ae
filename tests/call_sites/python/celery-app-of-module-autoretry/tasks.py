import os

import requests

from proj.celery import app


@app.task(autoretry_for=(requests.ConnectionError,), retry_backoff=True, max_retries=4)
def ping(url):
    response = requests.post(
        "https://api.deepgram.com/v1/listen?model=nova-3",
        headers={"Authorization": f"Token {os.environ['DEEPGRAM_API_KEY']}"},
        json={"url": url},
        timeout=300,
    )
    response.raise_for_status()
    return response.json()
