import os

import requests
from flask import Flask, request

app = Flask(__name__)


@app.route("/proxy")
def proxy():
    url = request.args["url"]
    r = requests.get(url, headers={"Authorization": "Bearer " + os.environ["OPENAI_API_KEY"]}, timeout=20)
    return r.content, r.status_code
