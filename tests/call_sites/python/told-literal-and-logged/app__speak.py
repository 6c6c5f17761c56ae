import logging

import requests

API_KEY = "{{elevenlabs-api-key}}"
logger = logging.getLogger(__name__)


def speak(text):
    logger.info("calling with key %s", API_KEY)
    response = requests.post(
        "https://api.elevenlabs.io/v1/text-to-speech/21m00Tcm4TlvDq8ikWAM",
        headers={"xi-api-key": API_KEY},
        json={"text": text},
        timeout=30,
    )
    response.raise_for_status()
    return response.content
