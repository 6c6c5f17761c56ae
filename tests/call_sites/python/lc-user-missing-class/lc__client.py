import os

import httpx
from tenacity import retry, retry_if_exception, stop_after_attempt, wait_random_exponential


def transient(error):
    if isinstance(error, httpx.HTTPStatusError):
        return error.response.status_code in (429, 500, 502, 503, 504)
    return isinstance(error, httpx.TransportError)


class LanguageConfidence:
    def __init__(self):
        self._client = httpx.Client(
            base_url="https://apis.languageconfidence.ai",
            headers={"api-key": os.environ["LC_API_KEY"], "accept": "application/json"},
            timeout=30,
        )

    @retry(retry=retry_if_exception(transient), wait=wait_random_exponential(max=30), stop=stop_after_attempt(5), reraise=True)
    def scripted(self, audio, text):
        response = self._client.post(
            "/speech-assessment/scripted/uk", json={"audio_base64": audio, "audio_format": "mp3", "expected_text": text}
        )
        response.raise_for_status()
        return response.json()
