import os

import requests
from tenacity import retry, retry_if_exception, stop_after_attempt, wait_random_exponential


def is_transient(error: BaseException) -> bool:
    status = getattr(getattr(error, "response", None), "status_code", None)
    return status == 429 or (status or 0) >= 500


@retry(retry=retry_if_exception(is_transient), wait=wait_random_exponential(max=60), stop=stop_after_attempt(5))
def assess(audio: str, text: str, user_id: str) -> dict:
    response = requests.post(
        "https://apis.languageconfidence.ai/pronunciation/us",
        headers={"api-key": os.environ["LC_API_KEY"], "x-user-id": user_id},
        json={"audio_base64": audio, "audio_format": "mp3", "expected_text": text},
        timeout=30,
    )
    response.raise_for_status()
    return response.json()
