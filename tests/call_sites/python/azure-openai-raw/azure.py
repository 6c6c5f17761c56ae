import os

import requests

ENDPOINT = "https://my-res.openai.azure.com/openai/deployments/gpt-4o/chat/completions?api-version=2024-06-01"


def ask(messages):
    r = requests.post(ENDPOINT, headers={"api-key": os.environ["AZURE_OPENAI_API_KEY"]}, json={"messages": messages}, timeout=30)
    r.raise_for_status()
    return r.json()
