import os

import requests


class SpeechSession(requests.Session):
    """Adds the base address and the key to each request."""

    base = "https://apis.languageconfidence.ai"

    def __init__(self, user_id: str):
        super().__init__()
        self.headers["api-key"] = os.environ["LC_API_KEY"]
        self.headers["x-user-id"] = user_id

    def request(self, method, path, **kwargs):
        kwargs.setdefault("timeout", 20)
        response = super().request(method, self.base + path, **kwargs)
        response.raise_for_status()
        return response
