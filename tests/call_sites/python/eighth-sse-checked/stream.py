import json
import os

import httpx


def stream(prompt):
    with httpx.stream(
        "POST",
        "https://api.mistral.ai/v1/chat/completions",
        headers={"Authorization": f"Bearer {os.environ['MISTRAL_API_KEY']}"},
        json={"model": "mistral-small-latest", "stream": True, "messages": [{"role": "user", "content": prompt}]},
        timeout=60,
    ) as response:
        response.raise_for_status()
        for line in response.iter_lines():
            if line.startswith("data: "):
                yield json.loads(line[6:])
