import requests

from config import Config


def transcribe(data):
    response = requests.post(
        Config.DEEPGRAM_URL,
        headers={"Authorization": "Token " + Config.DEEPGRAM_API_KEY},
        data=data,
        timeout=Config.TIMEOUT,
    )
    response.raise_for_status()
    return response.json()
