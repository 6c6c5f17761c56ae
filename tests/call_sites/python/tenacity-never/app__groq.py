import os

import requests
from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_random_exponential


@retry(
    retry=retry_if_exception_type(requests.RequestException),
    wait=wait_random_exponential(max=30),
    stop=stop_after_attempt(5),
)
def chat(messages):
    response = requests.post(
        "https://api.groq.com/openai/v1/chat/completions",
        headers={"Authorization": f"Bearer {os.environ['GROQ_API_KEY']}"},
        json={"model": "llama-3.1-8b-instant", "messages": messages},
        timeout=30,
    )
    return response.json()
