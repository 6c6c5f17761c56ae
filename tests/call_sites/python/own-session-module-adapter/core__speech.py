import os

from core.http import session


def voices():
    r = session.get("https://api.elevenlabs.io/v1/voices", headers={"xi-api-key": os.environ["ELEVENLABS_API_KEY"]}, timeout=10)
    r.raise_for_status()
    return r.json()["voices"]
