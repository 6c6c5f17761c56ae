import requests

API_KEY = "{{deepgram-api-key}}"


def listen(url):
    response = requests.post(
        "https://api.deepgram.com/v1/listen",
        headers={"Authorization": f"Bearer {API_KEY}"},
        json={"url": url},
        timeout=30,
    )
    response.raise_for_status()
    return response.json()
