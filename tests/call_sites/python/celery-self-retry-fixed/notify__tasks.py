import os

import requests
from celery import Celery

app = Celery("notify", broker=os.environ["BROKER_URL"])


@app.task(bind=True, max_retries=5)
def speak(self, voice_id: str, text: str) -> str:
    try:
        response = requests.post(
            f"https://api.elevenlabs.io/v1/text-to-speech/{voice_id}",
            headers={"xi-api-key": os.environ["ELEVENLABS_API_KEY"]},
            json={"text": text, "model_id": "eleven_multilingual_v2"},
            timeout=60,
        )
        response.raise_for_status()
    except requests.RequestException as exc:
        raise self.retry(exc=exc, countdown=30)
    path = f"/var/lib/notify/{self.request.id}.mp3"
    with open(path, "wb") as file:
        file.write(response.content)
    return path
