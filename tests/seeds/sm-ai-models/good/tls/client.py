import os

import requests
from tenacity import retry, stop_after_attempt, wait_random_exponential


@retry(wait=wait_random_exponential(max=60), stop=stop_after_attempt(5))
def speak(text):
    response = requests.post(
        "https://tts.initech.internal/v1/tts",
        headers={"X-API-Key": os.environ["SM_API_KEY"]},
        json={"text": text},
        timeout=30,
        verify="/etc/ssl/private-ca.pem",
    )
    response.raise_for_status()
    return response.content
