import os

from elevenlabs.client import ElevenLabs
from fastapi import FastAPI, Response

app = FastAPI()
client = ElevenLabs(api_key=os.environ["ELEVENLABS_API_KEY"])


@app.get("/say")
def say(text: str):
    audio = client.text_to_speech.convert(voice_id="JBFqnCBsd6RMkjVDRZzb", text=text, model_id="eleven_multilingual_v2")
    return Response(b"".join(audio), media_type="audio/mpeg")
