import os

from flask import Flask, jsonify

app = Flask(__name__)


@app.route("/api/deepgram-token")
def token():
    return jsonify(token=os.environ["DEEPGRAM_API_KEY"])
