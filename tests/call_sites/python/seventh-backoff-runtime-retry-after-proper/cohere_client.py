import os

import backoff
import requests


@backoff.on_predicate(
    backoff.runtime,
    predicate=lambda r: r.status_code == 429,
    value=lambda r: int(r.headers.get("Retry-After", "1")),
    max_tries=5,
)
@backoff.on_predicate(backoff.expo, predicate=lambda r: r.status_code >= 500, max_tries=5)
def _post(path, body):
    return requests.post(
        f"https://api.cohere.com{path}",
        headers={"Authorization": f"Bearer {os.environ['CO_API_KEY']}"},
        json=body,
        timeout=30,
    )


def rerank(query, documents):
    r = _post("/v2/rerank", {"model": "rerank-v3.5", "query": query, "documents": documents})
    r.raise_for_status()
    return r.json()
