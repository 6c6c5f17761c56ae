import json
import os

import urllib3
from urllib3.util import Retry

http = urllib3.PoolManager(retries=Retry(total=4, backoff_factor=0.5, backoff_jitter=0.3, status_forcelist=[429, 500, 502, 503, 504]), timeout=20.0)


def clone(name, text):
    response = http.request(
        "POST",
        "https://api.elevenlabs.io/v1/text-to-speech/" + name,
        headers={"xi-api-key": os.environ["ELEVENLABS_API_KEY"], "Content-Type": "application/json"},
        body=json.dumps({"text": text}),
    )
    if response.status != 200:
        raise RuntimeError(response.status)
    return response.data
