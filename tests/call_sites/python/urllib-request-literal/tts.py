import json
import urllib.request

url = "https://api.openai.com/v1/audio/speech"


def speak(text, path):
    data = json.dumps({"model": "gpt-4o-mini-tts", "voice": "alloy", "input": text}).encode()
    request = urllib.request.Request(url, data=data, method="POST")
    request.add_header("Authorization", "Bearer {{openai-project-key}}")
    request.add_header("Content-Type", "application/json")
    with urllib.request.urlopen(request) as response, open(path, "wb") as out:
        out.write(response.read())
