import os

from fastapi import FastAPI

app = FastAPI()
DEEPGRAM_API_KEY = os.environ["DEEPGRAM_API_KEY"]


@app.get("/api/deepgram-key")
async def deepgram_key():
    return {"key": DEEPGRAM_API_KEY}
