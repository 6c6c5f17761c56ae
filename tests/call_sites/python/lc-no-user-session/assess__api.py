import os

import requests


class Assessor:
    base = "https://apis.languageconfidence.ai"

    def __init__(self):
        self.http = requests.Session()
        self.http.headers.update({"api-key": os.environ["LC_API_KEY"], "Content-Type": "application/json"})

    def scripted(self, audio_b64, text):
        resp = self.http.post(
            f"{self.base}/speech-assessment/scripted/us",
            json={"audio_base64": audio_b64, "audio_format": "mp3", "expected_text": text},
            timeout=30,
        )
        resp.raise_for_status()
        return resp.json()
