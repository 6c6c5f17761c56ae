import os

import requests

from .constants import GROQ_URL, MODEL


def describe(image_url: str) -> str:
    payload = {"model": MODEL, "messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": image_url}}]}]}
    headers = {"Authorization": f"Bearer {os.getenv('GROQ_API_KEY')}", "Content-Type": "application/json"}
    response = requests.post(GROQ_URL, json=payload, headers=headers)
    if response.status_code != 200:
        return f"error {response.status_code}"
    return response.json()["choices"][0]["message"]["content"]
