import os

import requests

from retrying import with_retries


@with_retries(tries=4)
def chat(messages):
    return requests.post(
        "https://api.groq.com/openai/v1/chat/completions",
        headers={"Authorization": f"Bearer {os.environ['GROQ_API_KEY']}"},
        json={"model": "llama-3.1-8b-instant", "messages": messages},
        timeout=30,
    )
