import os

import backoff
import requests


@backoff.on_exception(backoff.expo, requests.exceptions.RequestException, max_tries=5, max_value=60)
def synthesize(text):
    r = requests.post(
        "https://api.deepgram.com/v1/speak?model=aura-asteria-en",
        headers={"Authorization": f"Token {os.getenv('DEEPGRAM_API_KEY')}"},
        json={"text": text},
        timeout=20,
    )
    r.raise_for_status()
    return r.content
