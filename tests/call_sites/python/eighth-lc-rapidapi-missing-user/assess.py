import os

import requests


def assess(audio):
    r = requests.post(
        "https://pronunciation-assessment1.p.rapidapi.com/pronunciation",
        headers={"x-rapidapi-key": os.environ["RAPIDAPI_KEY"], "x-rapidapi-host": "pronunciation-assessment1.p.rapidapi.com"},
        json={"audio_base64": audio, "audio_format": "wav"},
        timeout=30,
    )
    r.raise_for_status()
    return r.json()
