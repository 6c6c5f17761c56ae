import os

import requests

KEY = os.getenv("GEMINI_API_KEY")


def generate(prompt):
    url = f"https://generativelanguage.googleapis.com/v1beta/models/gemini-2.0-flash:generateContent?key={KEY}"
    r = requests.post(url, json={"contents": [{"parts": [{"text": prompt}]}]})
    if r.status_code != 200:
        raise RuntimeError(r.text)
    return r.json()
