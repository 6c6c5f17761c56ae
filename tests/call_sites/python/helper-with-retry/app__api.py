import os
import random
import time

import requests


def post_with_retry(url, payload, attempts=5):
    last = None
    for attempt in range(attempts):
        response = requests.post(url, json=payload, headers={"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"}, timeout=30)
        if response.status_code == 429 or response.status_code >= 500:
            last = response
            retry_after = response.headers.get("Retry-After")
            time.sleep(float(retry_after) if retry_after else min(2**attempt, 30) + random.random())
            continue
        response.raise_for_status()
        return response.json()
    last.raise_for_status()


def embed(text):
    return post_with_retry("https://api.openai.com/v1/embeddings", {"model": "text-embedding-3-small", "input": text})
