import os

import requests
from flask import Flask, jsonify

app = Flask(__name__)


@app.route("/api/deepgram-token")
def token():
    response = requests.post(
        "https://api.deepgram.com/v1/auth/grant",
        headers={"Authorization": f"Token {os.environ['DEEPGRAM_API_KEY']}"},
        timeout=10,
    )
    response.raise_for_status()
    return jsonify(token=response.json()["access_token"])
