import os

import requests

session = requests.Session()
session.verify = False


def voices():
    r = session.get("https://api.elevenlabs.io/v1/voices", headers={"xi-api-key": os.environ["XI_API_KEY"]}, timeout=10)
    r.raise_for_status()
    return r.json()["voices"]
