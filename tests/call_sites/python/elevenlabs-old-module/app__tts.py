import os

from elevenlabs import Voice, generate, set_api_key
from flask import Flask

app = Flask(__name__)
set_api_key(os.environ["ELEVENLABS_API_KEY"])


@app.post("/speak")
def speak():
    audio = generate(text="hello", voice=Voice(voice_id="21m00Tcm4TlvDq8ikWAM"), model="eleven_multilingual_v2")
    return audio
