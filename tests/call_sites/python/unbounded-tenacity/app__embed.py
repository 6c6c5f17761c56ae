import os

import requests
from tenacity import retry, wait_random_exponential


@retry(wait=wait_random_exponential(min=1, max=60))
def embed(texts):
    r = requests.post(
        "https://api.cohere.com/v2/embed",
        headers={"Authorization": f"Bearer {os.environ['COHERE_API_KEY']}"},
        json={"texts": texts, "model": "embed-v4.0"},
        timeout=30,
    )
    r.raise_for_status()
    return r.json()["embeddings"]
