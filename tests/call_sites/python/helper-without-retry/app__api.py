import os

import requests


def call(url, payload):
    response = requests.post(
        url,
        json=payload,
        headers={"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"},
        timeout=30,
    )
    response.raise_for_status()
    return response.json()


def embed(text):
    return call("https://api.openai.com/v1/embeddings", {"model": "text-embedding-3-small", "input": text})
