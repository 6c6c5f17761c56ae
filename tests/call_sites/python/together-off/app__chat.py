import os

from fastapi import FastAPI
from together import Together

app = FastAPI()
client = Together(api_key=os.environ["TOGETHER_API_KEY"], max_retries=0)


@app.post("/chat")
def chat(text: str):
    return client.chat.completions.create(model="meta-llama/Llama-3-8b", messages=[{"role": "user", "content": text}])
