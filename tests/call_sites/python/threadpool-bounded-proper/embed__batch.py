import os
from concurrent.futures import ThreadPoolExecutor

import requests
from tenacity import retry, retry_if_exception, stop_after_attempt, wait_random_exponential

URL = "https://api.mistral.ai/v1/embeddings"


def transient(error):
    if isinstance(error, requests.HTTPError):
        return error.response.status_code == 429 or error.response.status_code >= 500
    return isinstance(error, (requests.ConnectionError, requests.Timeout))


@retry(retry=retry_if_exception(transient), wait=wait_random_exponential(max=30), stop=stop_after_attempt(6), reraise=True)
def embed(text: str) -> list[float]:
    response = requests.post(
        URL,
        headers={"Authorization": f"Bearer {os.environ['MISTRAL_API_KEY']}"},
        json={"model": "mistral-embed", "input": [text]},
        timeout=30,
    )
    response.raise_for_status()
    return response.json()["data"][0]["embedding"]


def embed_all(texts: list[str]) -> list[list[float]]:
    with ThreadPoolExecutor(max_workers=6) as pool:
        return list(pool.map(embed, texts))
