import os
import time

import requests

BASE_URL = "https://api.assemblyai.com/v2"


def speech_to_text(mp3):
    headers = {"authorization": os.getenv("AAI_API_KEY")}
    res = requests.post(BASE_URL + "/upload", headers=headers, data=mp3)
    res = requests.post(BASE_URL + "/transcript", json={"audio_url": res.json()["upload_url"]}, headers=headers)
    transcript_id = res.json()["id"]
    while True:
        result = requests.get(f"{BASE_URL}/transcript/{transcript_id}", headers=headers).json()
        if result["status"] == "completed":
            return result["text"]
        if result["status"] == "error":
            raise RuntimeError(f"Transcription failed: {result['error']}")
        time.sleep(3)
