import os

import assemblyai as aai
from fastapi import FastAPI

aai.settings.api_key = os.environ["ASSEMBLYAI_API_KEY"]
app = FastAPI()


def on_data(transcript: aai.RealtimeTranscript):
    if transcript.text:
        print(transcript.text)


def on_error(error: aai.RealtimeError):
    print("error", error)


def listen():
    transcriber = aai.RealtimeTranscriber(sample_rate=16_000, on_data=on_data, on_error=on_error)
    transcriber.connect()
    microphone = aai.extras.MicrophoneStream(sample_rate=16_000)
    transcriber.stream(microphone)
    transcriber.close()
