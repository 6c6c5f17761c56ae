import os

import requests
from retrying import retry


@retry(wait_fixed=2000, stop_max_attempt_number=4)
def translate(text, target):
    response = requests.post(
        "https://api.deepseek.com/chat/completions",
        headers={"Authorization": "Bearer " + os.environ["DEEPSEEK_API_KEY"]},
        json={"model": "deepseek-chat", "messages": [{"role": "user", "content": f"Translate to {target}: {text}"}]},
        timeout=60,
    )
    response.raise_for_status()
    return response.json()["choices"][0]["message"]["content"]
