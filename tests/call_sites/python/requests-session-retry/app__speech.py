import os

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

API = "https://api.elevenlabs.io/v1"


def make_session() -> requests.Session:
    retry = Retry(
        total=5,
        backoff_factor=1,
        backoff_jitter=0.5,
        status_forcelist=[429, 500, 502, 503, 504],
        allowed_methods=None,
    )
    session = requests.Session()
    session.mount("https://", HTTPAdapter(max_retries=retry))
    session.headers.update({"xi-api-key": os.environ["ELEVENLABS_API_KEY"]})
    return session


class Speaker:
    def __init__(self, voice):
        self.voice = voice
        self.http = make_session()

    def say(self, text, path):
        reply = self.http.post(f"{API}/text-to-speech/{self.voice}", json={"text": text}, timeout=30)
        reply.raise_for_status()
        with open(path, "wb") as out:
            out.write(reply.content)
