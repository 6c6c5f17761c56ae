import os

import requests
from tenacity import retry, retry_if_exception_type, retry_if_result, stop_after_delay, wait_random_exponential


def busy(response):
    return response.status_code in {429, 500, 502, 503, 504}


@retry(
    retry=retry_if_result(busy) | retry_if_exception_type(requests.ConnectionError),
    wait=wait_random_exponential(multiplier=0.5, max=40),
    stop=stop_after_delay(120),
)
def _post(body):
    return requests.post(
        "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent",
        headers={"x-goog-api-key": os.environ["GEMINI_API_KEY"]},
        json=body,
        timeout=60,
    )


def generate(text):
    response = _post({"contents": [{"parts": [{"text": text}]}]})
    response.raise_for_status()
    return response.json()["candidates"][0]["content"]["parts"][0]["text"]
