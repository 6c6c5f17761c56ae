import functools
import os

import requests

post = functools.partial(
    requests.post, headers={"Authorization": f"Bearer {os.environ['SARVAM_API_KEY']}", "api-subscription-key": os.environ["SARVAM_API_KEY"]}, timeout=20
)


def translate(text):
    response = post("https://api.sarvam.ai/translate", json={"input": text, "target_language_code": "hi-IN"})
    response.raise_for_status()
    return response.json()
