import os

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

retry = Retry(total=5, backoff_factor=1, backoff_jitter=1, status_forcelist=[429, 500, 502, 503, 504], allowed_methods=None)
session = requests.Session()
session.mount("https://", HTTPAdapter(max_retries=retry))
session.headers["x-goog-api-key"] = os.environ["GEMINI_API_KEY"]
session.params = {"alt": "json"}


def ask(prompt):
    answer = session.post("https://generativelanguage.googleapis.com/v1beta/models/gemini-pro:generateContent", json={"contents": prompt}, timeout=30)
    answer.raise_for_status()
    return answer.json()
