import os
import time

import requests
from fastapi import FastAPI

app = FastAPI()


def call(body):
    for i in range(5):
        try:
            response = requests.post(
                "https://api.openai.com/v1/embeddings",
                json=body,
                timeout=20,
                headers={"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"},
            )
            response.raise_for_status()
            return response.json()
        except Exception:
            if i == 4:
                raise
            time.sleep(2**i)
