import os

import requests

session = requests.Session()
session.headers.update({"xi-api-key": os.environ["ELEVENLABS_API_KEY"]})


def list_voices():
    resp = session.get("https://api.elevenlabs.io/v1/voices")
    resp.raise_for_status()
    return resp.json()["voices"]


def speak(voice_id, text):
    resp = session.post(f"https://api.elevenlabs.io/v1/text-to-speech/{voice_id}", json={"text": text})
    resp.raise_for_status()
    return resp.content
