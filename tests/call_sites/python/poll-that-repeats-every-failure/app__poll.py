import os
import time

import requests
from fastapi import FastAPI

app = FastAPI()


def result(transcript_id):
    while True:
        response = requests.get(
            f"https://api.assemblyai.com/v2/transcript/{transcript_id}",
            headers={"authorization": os.environ["ASSEMBLYAI_API_KEY"]},
            timeout=20,
        )
        if response.status_code == 200:
            data = response.json()
            if data["status"] == "completed":
                return data["text"]
            elif data["status"] == "error":
                return None
        time.sleep(3)
