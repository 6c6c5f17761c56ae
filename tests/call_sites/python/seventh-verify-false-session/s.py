import os

import requests
import urllib3

urllib3.disable_warnings()
s = requests.Session()
s.verify = False
s.headers.update({"Authorization": f"Bearer {os.environ['TOGETHER_API_KEY']}"})


def models():
    r = s.get("https://api.together.xyz/v1/models", timeout=20)
    r.raise_for_status()
    return r.json()
