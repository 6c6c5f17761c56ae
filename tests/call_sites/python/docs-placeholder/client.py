import requests

API_KEY = "YOUR_API_KEY"


def voices():
    r = requests.get("https://api.elevenlabs.io/v1/voices", headers={"xi-api-key": API_KEY})
    r.raise_for_status()
    return r.json()
