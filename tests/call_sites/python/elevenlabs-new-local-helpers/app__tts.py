import os

from elevenlabs import play, save
from elevenlabs.client import ElevenLabs

client = ElevenLabs(api_key=os.environ["ELEVENLABS_API_KEY"])


def speak(text):
    audio = client.text_to_speech.convert(text=text, voice_id="21m00Tcm4TlvDq8ikWAM")
    save(audio, "out.mp3")
    play(audio)
