import os

from fastapi import FastAPI
from mistralai import Mistral

app = FastAPI()
client = Mistral(api_key=os.environ["MISTRAL_API_KEY"])


@app.post("/chat")
def chat(text: str):
    answer = client.chat.complete(model="mistral-small", messages=[{"role": "user", "content": text}])
    return answer.choices[0].message.content
