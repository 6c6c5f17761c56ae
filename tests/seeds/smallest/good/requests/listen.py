import os

import requests
from ratelimit import limits, sleep_and_retry
from tenacity import retry, stop_after_attempt, wait_random_exponential

LICENSE_KEY = os.environ["LICENSE_KEY"]
API_URL = "https://speech.initech.io"


@retry(wait=wait_random_exponential(max=60), stop=stop_after_attempt(5))
@sleep_and_retry
@limits(calls=100, period=60)
def call_api(url):
    response = requests.post(
        f"{API_URL}/v1/listen",
        headers={"Authorization": f"Token {LICENSE_KEY}"},
        json={"url": url},
        timeout=60,
    )
    response.raise_for_status()
    return response.json()
