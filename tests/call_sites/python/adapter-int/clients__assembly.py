import os

import requests
from requests.adapters import HTTPAdapter

session = requests.Session()
session.mount("https://", HTTPAdapter(max_retries=3))
session.headers.update({"authorization": os.environ["ASSEMBLYAI_API_KEY"]})


def submit(audio_url):
    resp = session.post("https://api.assemblyai.com/v2/transcript", json={"audio_url": audio_url}, timeout=30)
    resp.raise_for_status()
    return resp.json()["id"]
