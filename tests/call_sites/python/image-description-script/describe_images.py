import base64
import os
import sys

import requests

API_KEY = os.environ["OPENAI_API_KEY"]


def describe(path):
    with open(path, "rb") as f:
        image = base64.b64encode(f.read()).decode("utf-8")
    response = requests.post(
        "https://api.openai.com/v1/chat/completions",
        headers={"Content-Type": "application/json", "Authorization": f"Bearer {API_KEY}"},
        json={
            "model": "gpt-4o-mini",
            "messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": f"data:image/jpeg;base64,{image}"}}]}],
            "max_tokens": 300,
        },
    )
    return response.json()["choices"][0]["message"]["content"]


if __name__ == "__main__":
    print(describe(sys.argv[1]))
