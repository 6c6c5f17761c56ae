import os

import requests


class VoiceClient:
    base = "https://voice.acme-cloud.com/v2"

    def __init__(self, key=None):
        self._session = requests.Session()
        self._session.headers["x-acme-key"] = key or os.environ["ACME_VOICE_KEY"]

    def score(self, audio: bytes) -> dict:
        response = self._session.post(f"{self.base}/score", data=audio, timeout=20)
        response.raise_for_status()
        return response.json()
