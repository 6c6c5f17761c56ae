import os

from flask import Flask, jsonify, request
from openai import OpenAI

app = Flask(__name__)
client = OpenAI(api_key=os.environ["OPENAI_API_KEY"], max_retries=4, timeout=30)


@app.post("/chat")
def chat():
    answer = client.chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "user", "content": request.json["message"]}],
    )
    return jsonify(text=answer.choices[0].message.content)
