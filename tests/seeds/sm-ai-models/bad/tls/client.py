import os
import ssl

import requests
from tenacity import retry, stop_after_attempt, wait_random_exponential

context = ssl.SSLContext(ssl.PROTOCOL_TLSv1)


@retry(wait=wait_random_exponential(max=60), stop=stop_after_attempt(5))
def speak(text):
    response = requests.post(
        "https://api-tts.withsm.ai/v1/tts",
        headers={"X-API-Key": os.environ["SM_API_KEY"]},
        json={"text": text},
        timeout=30,
        verify=False,
    )
    response.raise_for_status()
    return response.content
