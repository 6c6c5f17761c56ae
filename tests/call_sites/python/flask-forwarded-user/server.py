import os

import httpx
from flask import Flask, jsonify, request

app = Flask(__name__)
lc = httpx.Client(base_url="https://apis.languageconfidence.ai", headers={"api-key": os.environ["LC_API_KEY"]}, timeout=30)


@app.post("/assess")
def assess():
    body = request.get_json()
    answer = lc.post(
        "/speech-assessment/unscripted/us",
        json={"audio_base64": body["audio"], "audio_format": "wav"},
        headers={"x-user-id": request.headers.get("X-User-Id", "")},
    )
    answer.raise_for_status()
    return jsonify(answer.json())
