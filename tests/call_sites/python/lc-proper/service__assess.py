import base64
import os

import backoff
import requests

BASE = os.environ.get("LC_BASE_URL", "https://apis.languageconfidence.ai")


def fatal(e):
    status = getattr(e.response, "status_code", None)
    return status is not None and status != 429 and status < 500


class Assessor:
    def __init__(self):
        self.key = os.environ["LC_API_KEY"]

    def _headers(self, user):
        return {"api-key": self.key, "x-user-id": str(user.id)}

    @backoff.on_exception(backoff.expo, requests.RequestException, max_tries=5, max_value=30, giveup=fatal)
    def score(self, user, audio: bytes, text: str):
        response = requests.post(
            f"{BASE}/speech-assessment/scripted/uk",
            headers=self._headers(user),
            json={
                "audio_base64": base64.b64encode(audio).decode(),
                "audio_format": "mp3",
                "expected_text": text,
            },
            timeout=30,
        )
        response.raise_for_status()
        return response.json()
