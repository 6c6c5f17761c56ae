import backoff, requests

def call(fn):
    wrapped = backoff.on_exception(backoff.expo, requests.RequestException, max_tries=5)(fn)
    return wrapped()

def voices(key):
    def ask():
        r = requests.get("https://api.elevenlabs.io/v1/voices", headers={"xi-api-key": key}, timeout=30)
        r.raise_for_status()
        return r.json()
    return call(ask)
