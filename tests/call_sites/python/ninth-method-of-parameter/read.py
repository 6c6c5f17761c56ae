import os

import requests
from tenacity import retry, stop_after_attempt, wait_fixed


class Speech:
    base = "https://api.deepgram.com/v1"

    def __init__(self):
        self.key = os.environ["DEEPGRAM_API_KEY"]

    def read(self, text):
        answer = requests.post(f"{self.base}/read", headers={"Authorization": f"Token {self.key}"}, json={"text": text}, timeout=30)
        answer.raise_for_status()
        return answer.json()


@retry(stop=stop_after_attempt(3), wait=wait_fixed(2))
def read_again(speech: Speech, text: str):
    return speech.read(text)
