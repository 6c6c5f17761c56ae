import os

import requests
from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool

app = FastAPI()


def _voices():
    r = requests.get(
        "https://api.elevenlabs.io/v1/voices", headers={"xi-api-key": os.environ["ELEVENLABS_API_KEY"]}, timeout=10
    )
    r.raise_for_status()
    return r.json()


@app.get("/voices")
async def voices():
    return await run_in_threadpool(_voices)
