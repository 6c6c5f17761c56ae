import requests
from tenacity import retry, stop_after_attempt, wait_random_exponential

@retry(stop=stop_after_attempt(5), wait=wait_random_exponential(max=60), reraise=True)
def call(fn):
    return fn()

def voices(key):
    def ask():
        r = requests.get("https://api.elevenlabs.io/v1/voices", headers={"xi-api-key": key}, timeout=30)
        r.raise_for_status()
        return r.json()
    return call(ask)
