import os

import assemblyai as aai
from fastapi import FastAPI

aai.settings.api_key = os.environ["ASSEMBLYAI_API_KEY"]
app = FastAPI()


@app.post("/transcripts")
def transcribe(url: str):
    transcript = aai.Transcriber().transcribe(url)
    if transcript.status == aai.TranscriptStatus.error:
        raise RuntimeError(transcript.error)
    return {"text": transcript.text}
