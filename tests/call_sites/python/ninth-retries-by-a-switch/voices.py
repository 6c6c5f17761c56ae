import random, time
import requests

def with_retry(fn, attempts=5):
    for attempt in range(attempts):
        r = fn()
        if r.status_code != 429 and r.status_code < 500:
            return r
        time.sleep(2 ** attempt + random.random())
    r.raise_for_status()

class S:
    def __init__(self, key, retry=True):
        self.key = key
        self.retry = retry

    def execute(self, fn):
        if self.retry:
            return with_retry(fn)
        return fn()

    def voices(self):
        r = self.execute(lambda: requests.get("https://api.elevenlabs.io/v1/voices", headers={"xi-api-key": self.key}, timeout=30))
        r.raise_for_status()
        return r.json()
