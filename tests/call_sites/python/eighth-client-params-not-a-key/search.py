import os

import httpx

client = httpx.Client(
    base_url="https://api.cohere.com",
    params={"client_name": "ours"},
    headers={"Authorization": f"Bearer {os.environ['COHERE_API_KEY']}"},
    timeout=20,
)


def models():
    r = client.get("/v1/models")
    r.raise_for_status()
    return r.json()
