import os
from concurrent.futures import ThreadPoolExecutor

import requests

KEY = os.environ["OPENAI_API_KEY"]


def label(text):
    r = requests.post(
        "https://api.openai.com/v1/chat/completions",
        headers={"Authorization": f"Bearer {KEY}"},
        json={"model": "gpt-4o-mini", "messages": [{"role": "user", "content": f"Label: {text}"}]},
        timeout=30,
    )
    r.raise_for_status()
    return r.json()["choices"][0]["message"]["content"]


def label_all(texts):
    for text in texts:
        yield label(text)
