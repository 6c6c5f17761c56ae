import os

import requests
import urllib3

urllib3.disable_warnings()


def chat(messages):
    r = requests.post(
        "https://openrouter.ai/api/v1/chat/completions",
        headers={"Authorization": f"Bearer {os.environ['OPENROUTER_API_KEY']}"},
        json={"model": "openai/gpt-4o-mini", "messages": messages},
        verify=False,
        timeout=60,
    )
    r.raise_for_status()
    return r.json()
