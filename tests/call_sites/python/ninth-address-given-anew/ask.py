import os

import requests


def both(prompt):
    url = "https://api.deepgram.com/v1/read"
    headers = {"Authorization": f"Token {os.environ['DEEPGRAM_API_KEY']}"}
    first = requests.post(url, headers=headers, json={"text": prompt}, timeout=30)
    first.raise_for_status()
    url = "https://api.anthropic.com/v1/messages"
    headers = {"x-api-key": os.environ["ANTHROPIC_API_KEY"]}
    second = requests.post(url, headers=headers, json={"prompt": prompt}, timeout=30)
    second.raise_for_status()
    return first.json(), second.json()
