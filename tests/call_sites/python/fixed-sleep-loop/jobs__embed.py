import os
import time

import requests

URL = "https://api.cohere.com/v1/embed"


def embed(texts):
    for attempt in range(5):
        resp = requests.post(
            URL,
            headers={"Authorization": f"Bearer {os.environ['COHERE_API_KEY']}"},
            json={"texts": texts, "model": "embed-english-v3.0", "input_type": "search_document"},
            timeout=30,
        )
        if resp.status_code == 429 or resp.status_code >= 500:
            wait = float(resp.headers.get("Retry-After", 0)) or 5
            time.sleep(5)
            continue
        resp.raise_for_status()
        return resp.json()["embeddings"]
    raise RuntimeError("cohere is not available")
