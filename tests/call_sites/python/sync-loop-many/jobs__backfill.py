import os

import requests


def embed(text):
    r = requests.post(
        "https://api.voyageai.com/v1/embeddings",
        headers={"Authorization": f"Bearer {os.environ['VOYAGE_API_KEY']}"},
        json={"input": text},
        timeout=30,
    )
    r.raise_for_status()
    return r.json()


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
