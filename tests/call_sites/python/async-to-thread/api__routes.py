import asyncio
import os

from deepgram_helper import transcribe
from fastapi import FastAPI, UploadFile

app = FastAPI()


@app.post("/transcribe")
async def upload(file: UploadFile):
    data = await file.read()
    return {"text": await asyncio.to_thread(transcribe, data)}
