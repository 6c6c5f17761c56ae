import os

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

retry = Retry(total=3, backoff_factor=1, backoff_jitter=1, status_forcelist=[429, 500, 502, 503, 504])
session = requests.Session()
session.mount("https://", HTTPAdapter(max_retries=retry))
session.headers.update({"Authorization": "Token " + os.environ["DEEPGRAM_API_KEY"]})


def transcribe_url(url):
    r = session.post(
        "https://api.deepgram.com/v1/listen?model=nova-2",
        json={"url": url},
        timeout=60,
    )
    r.raise_for_status()
    return r.json()
