import json
import os
import random
import time
import urllib.error
import urllib.request

URL = "https://api.openai.com/v1/audio/speech"


def speak(text):
    data = json.dumps({"model": "gpt-4o-mini-tts", "voice": "alloy", "input": text}).encode()
    for attempt in range(6):
        request = urllib.request.Request(
            URL,
            data=data,
            headers={"Authorization": "Bearer " + os.environ["OPENAI_API_KEY"], "Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                return response.read()
        except urllib.error.HTTPError as error:
            if error.code != 429 and error.code < 500:
                raise
            if attempt == 5:
                raise
            after = error.headers.get("Retry-After")
            time.sleep(float(after) if after else min(30, 2**attempt) * random.uniform(0.5, 1))
