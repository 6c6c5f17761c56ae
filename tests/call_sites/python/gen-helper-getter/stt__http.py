import os
import random
import time

import requests


def _key() -> str:
    key = os.environ.get("GLADIA_API_KEY") or os.environ.get("ASSEMBLYAI_API_KEY")
    if key is None:
        raise RuntimeError("set ASSEMBLYAI_API_KEY")
    return key


def _headers() -> dict:
    return {"authorization": _key(), "content-type": "application/json"}


def backoff_delay(attempt: int, response) -> float:
    hint = response.headers.get("Retry-After") if response is not None else None
    if hint:
        return float(hint)
    return min(30.0, 0.5 * 2**attempt) * (0.5 + random.random() / 2)


def request(method: str, path: str, *, tries: int = 5, **kwargs):
    url = "https://api.assemblyai.com" + path
    attempt = 0
    while True:
        response = None
        try:
            response = requests.request(method, url, headers=_headers(), timeout=30, **kwargs)
            if response.status_code != 429 and response.status_code < 500:
                response.raise_for_status()
                return response.json()
        except (requests.ConnectionError, requests.Timeout):
            if attempt + 1 >= tries:
                raise
        attempt += 1
        if attempt >= tries:
            response.raise_for_status()
        time.sleep(backoff_delay(attempt, response))
