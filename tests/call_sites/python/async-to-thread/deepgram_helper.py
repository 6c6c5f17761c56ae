import os

import requests
from tenacity import retry, retry_if_exception, stop_after_attempt, wait_random_exponential


def busy(e):
    return isinstance(e, requests.HTTPError) and (e.response.status_code == 429 or e.response.status_code >= 500)


@retry(retry=retry_if_exception(busy), stop=stop_after_attempt(4), wait=wait_random_exponential(max=20))
def transcribe(data: bytes) -> str:
    resp = requests.post(
        "https://api.deepgram.com/v1/listen",
        headers={"Authorization": f"Token {os.environ['DEEPGRAM_API_KEY']}", "Content-Type": "audio/wav"},
        data=data,
        timeout=60,
    )
    resp.raise_for_status()
    return resp.json()["results"]["channels"][0]["alternatives"][0]["transcript"]
