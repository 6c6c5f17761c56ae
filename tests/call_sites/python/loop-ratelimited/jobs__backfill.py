import os

import requests
from ratelimit import limits, sleep_and_retry


@sleep_and_retry
@limits(calls=60, period=60)
def mistral(text):
    r = requests.post(
        "https://api.mistral.ai/v1/embeddings",
        headers={"Authorization": f"Bearer {os.environ['MISTRAL_API_KEY']}"},
        json={"input": [text], "model": "mistral-embed"},
        timeout=30,
    )
    r.raise_for_status()
    return r.json()["data"][0]["embedding"]


def backfill(rows):
    for row in rows:
        row.vector = mistral(row.text)
        row.save()
