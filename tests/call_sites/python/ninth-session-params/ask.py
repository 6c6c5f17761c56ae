import os
import requests

session = requests.Session()
session.params = {"key": os.environ["GEMINI_API_KEY"]}

def ask(prompt):
    r = session.post("https://generativelanguage.googleapis.com/v1beta/models/gemini-pro:generateContent", json={"contents": prompt}, timeout=30)
    r.raise_for_status()
    return r.json()
