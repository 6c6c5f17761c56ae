import base64
import os

import requests
from tenacity import retry, retry_if_exception, stop_after_attempt, wait_random_exponential

URL = "https://apis.languageconfidence.ai/speech-assessment/unscripted/uk"


def transient(exc):
    return isinstance(exc, requests.HTTPError) and exc.response.status_code in (429, 500, 503)


@retry(retry=retry_if_exception(transient), wait=wait_random_exponential(max=30), stop=stop_after_attempt(5))
def assess(audio: bytes):
    r = requests.post(
        URL,
        headers={"api-key": os.environ["LC_API_KEY"], "x-user-id": "user-1"},
        json={"audio_base64": base64.b64encode(audio).decode(), "audio_format": "mp3"},
        timeout=30,
    )
    r.raise_for_status()
    return r.json()
