import requests

API_KEY = "{{key}}"
BASE = "https://api.elevenlabs.io/v1"


def voices():
    r = requests.get(BASE + "/voices", headers={"xi-api-key": API_KEY})
    r.raise_for_status()
    return [v["name"] for v in r.json()["voices"]]
