import os
import requests
from tenacity import retry, stop_after_attempt, wait_fixed

def post(text):
    r = requests.post("https://api.deepgram.com/v1/read", headers={"Authorization": f"Token {os.environ['DEEPGRAM_API_KEY']}"}, json={"text": text}, timeout=30)
    r.raise_for_status()
    return r.json()

@retry(stop=stop_after_attempt(3), wait=wait_fixed(2))
def read(text):
    return post(text)
