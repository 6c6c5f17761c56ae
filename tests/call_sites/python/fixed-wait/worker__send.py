import os

import requests
from tenacity import retry, retry_if_result, stop_after_attempt, wait_fixed

TOKEN = os.environ["TELEGRAM_BOT_TOKEN"]


@retry(retry=retry_if_result(lambda r: r.status_code in (429, 500, 502, 503, 504)), wait=wait_fixed(3), stop=stop_after_attempt(5))
def ask(prompt):
    return requests.post(
        "https://api.groq.com/openai/v1/chat/completions",
        headers={"Authorization": f"Bearer {os.environ['GROQ_API_KEY']}"},
        json={"model": "llama", "messages": [{"role": "user", "content": prompt}]},
        timeout=30,
    )
