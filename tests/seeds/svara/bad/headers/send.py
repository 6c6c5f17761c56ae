import os

import requests

api_key = os.environ["SVARA_API_KEY"]
payload = {"to": "+100", "text": "hello"}
response = requests.post(
    "https://api.svarapi.io/v1/send",
    headers={"Authorization": f"Bearer {api_key}"},
    json=payload,
)
remaining = int(response.headers.get("X-RateLimit-Remaining", 0))
if remaining < 10:
    print("Warning: approaching rate limit")
