import os
import time

import requests
from fastapi import FastAPI

app = FastAPI()


def pause():
    time.sleep(2)


def speak(body):
    for attempt in range(3):
        response = requests.post(
            "https://api.elevenlabs.io/v1/text-to-speech/x",
            json=body,
            headers={"xi-api-key": os.environ["ELEVENLABS_API_KEY"]},
            timeout=30,
        )
        if response.status_code == 200:
            return response.content
        if response.status_code != 429 and response.status_code < 500:
            response.raise_for_status()
        print(response.headers.get("Retry-After"))
        pause()
    raise RuntimeError("gave up")
