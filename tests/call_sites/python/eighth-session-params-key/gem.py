import os

import requests

session = requests.Session()
session.params = {"key": os.environ["GEMINI_API_KEY"]}


def models():
    r = session.get("https://generativelanguage.googleapis.com/v1beta/models", timeout=20)
    r.raise_for_status()
    return r.json()
