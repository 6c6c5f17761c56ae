import os

import requests
from fastapi import FastAPI

app = FastAPI()


def pages(query):
    out = []
    for page in range(1, 6):
        response = requests.get(
            "https://slack.com/api/search.messages",
            params={"query": query, "page": page},
            headers={"Authorization": f"Bearer {os.environ['SLACK_TOKEN']}"},
            timeout=20,
        )
        if response.status_code == 429:
            raise RuntimeError("rate limited, retry after " + response.headers.get("Retry-After", "?"))
        response.raise_for_status()
        out.append(response.json())
        if page >= out[-1]["pages"]:
            break
    return out
