import os

import requests
from tenacity import retry, stop_after_attempt, wait_random_exponential


@retry(wait=wait_random_exponential(max=60), stop=stop_after_attempt(5))
def voices():
    try:
        reply = requests.get(
            "https://api.elevenlabs.io/v1/voices",
            headers={"xi-api-key": os.environ["ELEVENLABS_API_KEY"]},
            timeout=30,
        )
        reply.raise_for_status()
        return reply.json()["voices"]
    except Exception as error:
        print(f"no voices: {error}")
        return []
