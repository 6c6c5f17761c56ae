import os

import requests
from tenacity import retry, stop_after_attempt, wait_random_exponential


@retry(wait=wait_random_exponential(max=30), stop=stop_after_attempt(5))
def post(data: bytes):
    return requests.post(
        "https://api.deepgram.com/v1/listen",
        headers={"Authorization": f"Token {os.environ['DEEPGRAM_API_KEY']}"},
        data=data,
        timeout=60,
    )


def transcribe(data: bytes):
    response = post(data)
    if response.status_code != 200:
        raise RuntimeError(response.text)
    return response.json()
