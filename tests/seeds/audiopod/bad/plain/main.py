import os

import requests
from tenacity import retry, stop_after_attempt, wait_random_exponential


@retry(wait=wait_random_exponential(max=60), stop=stop_after_attempt(5))
def balance() -> dict:
    response = requests.get(
        "http://api.audiopod.ai/api/v1/credits",
        headers={"Authorization": f"Bearer {os.environ['AUDIOPOD_API_KEY']}"},
        timeout=30,
    )
    response.raise_for_status()
    return response.json()
