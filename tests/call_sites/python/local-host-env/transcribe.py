import os

import requests

API_URL = "http://localhost:7100"


def listen(url):
    headers = {"Authorization": f"Token {os.environ['LICENSE_KEY']}", "Content-Type": "application/json"}
    response = requests.post(f"{API_URL}/v1/listen", headers=headers, json={"url": url}, timeout=60)
    response.raise_for_status()
    return response.json()
