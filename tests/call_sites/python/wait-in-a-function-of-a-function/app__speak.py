import os
import random
import time

import requests
from fastapi import FastAPI

app = FastAPI()


def pause(ms):
    time.sleep(ms / 1000)


def backoff(attempt):
    pause(min(20000, 500 * 2**attempt) + random.random() * 250)


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
        backoff(attempt)
    raise RuntimeError("gave up")
