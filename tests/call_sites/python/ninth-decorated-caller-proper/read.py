import os

import requests
from tenacity import retry, retry_if_exception, stop_after_attempt, wait_random_exponential


def post(text):
    headers = {"Authorization": f"Token {os.environ['DEEPGRAM_API_KEY']}"}
    answer = requests.post("https://api.deepgram.com/v1/read", headers=headers, json={"text": text}, timeout=30)
    answer.raise_for_status()
    return answer.json()


def passes(error):
    status = getattr(getattr(error, "response", None), "status_code", None)
    return status == 429 or (status or 0) >= 500


@retry(retry=retry_if_exception(passes), stop=stop_after_attempt(5), wait=wait_random_exponential(multiplier=1, max=60))
def read(text):
    return post(text)
