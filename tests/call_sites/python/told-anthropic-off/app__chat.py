import anthropic
from fastapi import FastAPI

app = FastAPI()
client = anthropic.AsyncAnthropic(max_retries=0)


@app.post("/chat")
async def chat(text: str):
    message = await client.messages.create(model="claude-sonnet-4-5", max_tokens=256, messages=[{"role": "user", "content": text}])
    return message.content
