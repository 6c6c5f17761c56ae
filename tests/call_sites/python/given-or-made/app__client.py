import os

import requests
from fastapi import FastAPI

app = FastAPI()


class OpenAI:
    def __init__(self, session=None):
        self.session = session or requests.Session()

    def models(self):
        response = self.session.get(
            "https://api.openai.com/v1/models",
            headers={"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"},
            timeout=10,
        )
        response.raise_for_status()
        return response.json()
