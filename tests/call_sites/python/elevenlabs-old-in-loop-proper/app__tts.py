import os
import random
import time

from elevenlabs import APIError, generate, set_api_key

set_api_key(os.environ["ELEVENLABS_API_KEY"])


def speak(text):
    for attempt in range(5):
        try:
            return generate(text=text, voice="Bella")
        except APIError as error:
            if error.status not in (429, 500, 502, 503) or attempt == 4:
                raise
            time.sleep(min(30, 2**attempt) + random.random())
