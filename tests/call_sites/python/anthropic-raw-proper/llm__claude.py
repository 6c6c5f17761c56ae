import os
import random
import time

import requests

API = "https://api.anthropic.com/v1/messages"


class ClaudeError(RuntimeError):
    pass


def ask(prompt: str, max_retries: int = 5) -> str:
    headers = {
        "x-api-key": os.environ["ANTHROPIC_API_KEY"],
        "anthropic-version": "2023-06-01",
        "content-type": "application/json",
    }
    body = {"model": "claude-3-5-sonnet-latest", "max_tokens": 1024, "messages": [{"role": "user", "content": prompt}]}
    for attempt in range(max_retries):
        response = requests.post(API, headers=headers, json=body, timeout=60)
        if response.status_code == 200:
            return response.json()["content"][0]["text"]
        if response.status_code in (429, 500, 502, 503, 529):
            retry_after = response.headers.get("retry-after")
            delay = float(retry_after) if retry_after else min(60, 2**attempt) * random.uniform(0.5, 1.5)
            time.sleep(delay)
            continue
        raise ClaudeError(f"{response.status_code}: {response.text}")
    raise ClaudeError("gave up")
