import os

import httpx
import stamina

HEADERS = {"api-key": os.environ["LC_API_KEY"], "x-user-id": "default-user"}


def busy(e):
    return isinstance(e, httpx.HTTPStatusError) and (e.response.status_code == 429 or e.response.status_code >= 500)


@stamina.retry(on=busy, attempts=5)
def assess(audio):
    r = httpx.post(
        "https://apis.languageconfidence.ai/pronunciation/us",
        headers=HEADERS,
        json={"audio_base64": audio, "audio_format": "mp3"},
        timeout=30,
    )
    r.raise_for_status()
    return r.json()
