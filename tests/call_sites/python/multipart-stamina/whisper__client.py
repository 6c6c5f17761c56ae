import os
from pathlib import Path

import httpx
import stamina


def busy(error: Exception) -> bool:
    if isinstance(error, httpx.HTTPStatusError):
        return error.response.status_code in {429, 500, 502, 503}
    return isinstance(error, httpx.TransportError)


@stamina.retry(on=busy, attempts=5, timeout=120)
def transcribe(path: Path) -> str:
    with path.open("rb") as audio:
        response = httpx.post(
            "https://api.fireworks.ai/inference/v1/audio/transcriptions",
            headers={"Authorization": f"Bearer {os.environ['FIREWORKS_API_KEY']}"},
            files={"file": (path.name, audio, "audio/mpeg")},
            data={"model": "whisper-v3-turbo"},
            timeout=120,
        )
    response.raise_for_status()
    return response.json()["text"]
