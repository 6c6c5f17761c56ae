import os

import httpx

HEADERS = {"x-api-key": os.environ["ANTHROPIC_API_KEY"], "content-type": "application/json"}


def complete(prompt: str) -> str:
    with httpx.Client(headers=HEADERS, timeout=60) as client:
        r = client.post(
            "https://api.anthropic.com/v1/messages",
            json={"model": "claude-sonnet-4-5", "max_tokens": 1024, "messages": [{"role": "user", "content": prompt}]},
        )
        r.raise_for_status()
        return r.json()["content"][0]["text"]
