import os

import requests
from fastapi import FastAPI

app = FastAPI()


@app.get("/voices")
async def voices():
    r = requests.get("https://api.elevenlabs.io/v1/voices", headers={"xi-api-key": os.environ["ELEVENLABS_API_KEY"]})
    r.raise_for_status()
    return r.json()
