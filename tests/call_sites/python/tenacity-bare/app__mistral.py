import os

import requests
from tenacity import retry, wait_exponential_jitter


@retry(wait=wait_exponential_jitter(initial=1, max=60))
def chat(messages):
    r = requests.post(
        "https://api.mistral.ai/v1/chat/completions",
        headers={"Authorization": "Bearer " + os.environ["MISTRAL_API_KEY"]},
        json={"model": "mistral-small-latest", "messages": messages},
        timeout=30,
    )
    r.raise_for_status()
    return r.json()["choices"][0]["message"]["content"]
