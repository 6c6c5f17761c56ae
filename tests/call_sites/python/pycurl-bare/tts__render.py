import io
import json
import os

import pycurl


def render(voice: str, text: str) -> bytes:
    buffer = io.BytesIO()
    curl = pycurl.Curl()
    curl.setopt(pycurl.URL, f"https://api.elevenlabs.io/v1/text-to-speech/{voice}")
    curl.setopt(
        pycurl.HTTPHEADER,
        ["xi-api-key: " + os.environ["ELEVENLABS_API_KEY"], "Content-Type: application/json"],
    )
    curl.setopt(pycurl.POSTFIELDS, json.dumps({"text": text}))
    curl.setopt(pycurl.WRITEDATA, buffer)
    curl.perform()
    status = curl.getinfo(pycurl.RESPONSE_CODE)
    curl.close()
    if status != 200:
        raise RuntimeError(f"speech failed with {status}")
    return buffer.getvalue()
