import os

import requests
from flask import Flask, jsonify, request

app = Flask(__name__)


@app.post("/assess")
def assess():
    r = requests.post(
        "https://apis.languageconfidence.ai/speech-assessment/scripted/us",
        headers={"api-key": os.environ["LC_API_KEY"], "x-user-id": request.headers.get("x-user-id")},
        json=request.get_json(),
        timeout=30,
    )
    r.raise_for_status()
    return jsonify(r.json())
