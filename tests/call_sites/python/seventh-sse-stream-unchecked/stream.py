import json
import os

import requests


def stream(prompt):
    response = requests.post(
        "https://api.openai.com/v1/chat/completions",
        headers={"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"},
        json={"model": "gpt-5-mini", "stream": True, "messages": [{"role": "user", "content": prompt}]},
        stream=True,
    )
    for line in response.iter_lines():
        if line.startswith(b"data: ") and line != b"data: [DONE]":
            yield json.loads(line[6:])["choices"][0]["delta"].get("content", "")
