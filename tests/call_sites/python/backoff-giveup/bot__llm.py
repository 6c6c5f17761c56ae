import os

import backoff
import requests


def fatal(error):
    response = error.response
    return response is not None and 400 <= response.status_code < 500 and response.status_code != 429


@backoff.on_exception(backoff.expo, requests.exceptions.RequestException, max_tries=6, max_value=30, giveup=fatal)
def chat(messages):
    response = requests.post(
        "https://api.mistral.ai/v1/chat/completions",
        headers={"Authorization": f"Bearer {os.environ['MISTRAL_API_KEY']}"},
        json={"model": "mistral-small-latest", "messages": messages},
        timeout=30,
    )
    response.raise_for_status()
    return response.json()["choices"][0]["message"]["content"]
