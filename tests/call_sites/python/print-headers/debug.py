import os

import requests


def ask(prompt):
    headers = {"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"}
    print("sending", headers)
    response = requests.post("https://api.openai.com/v1/responses", headers=headers, json={"model": "gpt-4.1-mini", "input": prompt}, timeout=60)
    response.raise_for_status()
    return response.json()
