from flask import Flask, Response, jsonify, request
import requests

app = Flask(__name__)

ELEVENLABS_API_KEY = "{{elevenlabs-api-key}}"
VOICE_ID = "21m00Tcm4TlvDq8ikWAM"


@app.route("/speak", methods=["POST"])
def speak():
    text = request.json.get("text", "")
    url = f"https://api.elevenlabs.io/v1/text-to-speech/{VOICE_ID}"
    headers = {
        "Accept": "audio/mpeg",
        "Content-Type": "application/json",
        "xi-api-key": ELEVENLABS_API_KEY,
    }
    data = {"text": text, "model_id": "eleven_monolingual_v1"}
    r = requests.post(url, json=data, headers=headers)
    if r.status_code != 200:
        return jsonify({"error": r.text}), 502
    return Response(r.content, mimetype="audio/mpeg")
