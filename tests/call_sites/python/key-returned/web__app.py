import os

from flask import Flask, jsonify

app = Flask(__name__)


@app.route("/config")
def config():
    return jsonify({"voice": "alloy", "apiKey": os.environ["ELEVENLABS_API_KEY"]})
