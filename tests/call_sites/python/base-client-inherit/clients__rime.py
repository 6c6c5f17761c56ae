import os

from .base import BaseClient


class RimeClient(BaseClient):
    base_url = "https://users.rime.ai"

    def __init__(self):
        super().__init__({"Authorization": f"Bearer {os.environ['RIME_API_KEY']}", "Accept": "audio/mp3"})

    def speak(self, text: str, speaker: str) -> bytes:
        return self._request("POST", "/v1/rime-tts", json={"text": text, "speaker": speaker, "modelId": "mistv2"}).content
