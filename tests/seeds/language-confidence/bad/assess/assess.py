import requests

API_KEY = "{{key}}"


def assess(audio, text):
    return requests.post(
        "https://apis.languageconfidence.ai/pronunciation/us",
        headers={"api-key": API_KEY},
        json={"audio_base64": audio, "audio_format": "aac", "expected_text": text},
    ).json()
