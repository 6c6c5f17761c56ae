import os
from pathlib import Path

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry


class TimeoutSession(requests.Session):
    def request(self, *args, **kwargs):
        kwargs.setdefault("timeout", (5, 120))
        return super().request(*args, **kwargs)


def build_session() -> requests.Session:
    retry = Retry(
        total=5,
        backoff_factor=1,
        backoff_jitter=0.5,
        status_forcelist=[429, 500, 502, 503, 504],
        allowed_methods=frozenset(["GET", "POST"]),
        raise_on_status=False,
    )
    session = TimeoutSession()
    session.mount("https://", HTTPAdapter(max_retries=retry))
    return session


class Deepgram:
    URL = "https://api.deepgram.com/v1/listen"

    def __init__(self, key: str | None = None):
        self.session = build_session()
        self.session.headers["Authorization"] = f"Token {key or os.environ['DEEPGRAM_API_KEY']}"

    def transcribe(self, path: Path) -> str:
        with path.open("rb") as audio:
            response = self.session.post(
                self.URL,
                params={"model": "nova-2", "smart_format": "true"},
                headers={"Content-Type": "audio/wav"},
                data=audio,
            )
        response.raise_for_status()
        return response.json()["results"]["channels"][0]["alternatives"][0]["transcript"]
