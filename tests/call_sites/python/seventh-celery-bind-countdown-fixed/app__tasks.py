import requests
from celery import Celery
from django.conf import settings

app = Celery("app")


@app.task(bind=True, max_retries=4)
def transcribe(self, url):
    try:
        r = requests.post(
            "https://api.assemblyai.com/v2/transcript",
            headers={"authorization": settings.ASSEMBLYAI_API_KEY},
            json={"audio_url": url},
            timeout=20,
        )
        r.raise_for_status()
    except requests.RequestException as error:
        raise self.retry(exc=error, countdown=60)
    return r.json()["id"]
