import os

import requests
from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_random_exponential


class Unavailable(Exception):
    pass


@retry(
    retry=retry_if_exception_type(Unavailable),
    wait=wait_random_exponential(max=60),
    stop=stop_after_attempt(5),
)
def voices():
    try:
        reply = requests.get(
            "https://api.elevenlabs.io/v1/voices",
            headers={"xi-api-key": os.environ["ELEVENLABS_API_KEY"]},
            timeout=30,
        )
        if reply.status_code == 429 or reply.status_code >= 500:
            raise Unavailable(reply.status_code)
        reply.raise_for_status()
        return reply.json()["voices"]
    except requests.ConnectionError as error:
        raise Unavailable("no connection") from error
