import os

import httpx
from httpx_retries import Retry, RetryTransport

retry = Retry(total=5, backoff_factor=0.5, backoff_jitter=1.0, allowed_methods=["POST"], status_forcelist=[429, 500, 502, 503])


class VoiceClient:
    def __init__(self):
        self.http = httpx.Client(
            base_url="https://voice.acme-cloud.com/v2",
            transport=RetryTransport(retry=retry),
            headers={"x-acme-key": os.environ["ACME_VOICE_KEY"], "x-acme-version": "2026-01-01"},
            timeout=20,
        )

    def score(self, audio: bytes, user) -> dict:
        response = self.http.post("/score", content=audio, headers={"x-user-id": str(user.pk)})
        response.raise_for_status()
        return response.json()
