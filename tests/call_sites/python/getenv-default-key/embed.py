import requests

from config import OPENAI_API_KEY


def embed(text):
    r = requests.post(
        "https://api.openai.com/v1/embeddings",
        headers={"Authorization": f"Bearer {OPENAI_API_KEY}"},
        json={"model": "text-embedding-3-small", "input": text},
        timeout=15,
    )
    r.raise_for_status()
    return r.json()["data"][0]["embedding"]
