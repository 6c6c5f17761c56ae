import requests

LICENSE_KEY = "{{key}}"
API_URL = "http://speech.initech.io:7100"

headers = {
    "Authorization": f"Token {LICENSE_KEY}",
    "Content-Type": "application/json"
}

response = requests.post(
    f"{API_URL}/v1/listen",
    headers=headers,
    json={"url": "https://example.com/audio.wav"}
)

print(response.json())
