import os

import requests

HEADERS = {"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"}


def embed_all(texts):
    vectors = []
    for text in texts:
        try:
            response = requests.post(
                "https://api.openai.com/v1/embeddings",
                headers=HEADERS,
                json={"model": "text-embedding-3-small", "input": text},
                timeout=30,
            )
            response.raise_for_status()
        except requests.RequestException as error:
            print("skipped", error)
            continue
        vectors.append(response.json()["data"][0]["embedding"])
    return vectors
