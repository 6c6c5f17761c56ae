import logging
import os

import requests

log = logging.getLogger(__name__)


def speak(text):
    headers = {"xi-api-key": os.getenv("ELEVENLABS_API_KEY"), "accept": "audio/mpeg"}
    log.debug("POST text-to-speech headers=%s", headers)
    r = requests.post(
        "https://api.elevenlabs.io/v1/text-to-speech/abc", headers=headers, json={"text": text}, timeout=(5, 60)
    )
    r.raise_for_status()
    return r.content
