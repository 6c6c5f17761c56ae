import os

import requests
from tenacity import retry, retry_if_result, stop_after_attempt, wait_exponential_jitter


def busy(response: requests.Response) -> bool:
    return response.status_code == 429 or response.status_code >= 500


@retry(retry=retry_if_result(busy), wait=wait_exponential_jitter(initial=1, max=30), stop=stop_after_attempt(5))
def post(data: bytes) -> requests.Response:
    return requests.post(
        "https://api.deepgram.com/v1/listen",
        headers={"Authorization": f"Token {os.environ['DEEPGRAM_API_KEY']}"},
        data=data,
        timeout=60,
    )


def transcribe(data: bytes) -> dict:
    response = post(data)
    response.raise_for_status()
    return response.json()
