import os

from sendgrid import SendGridAPIClient
from fastapi import FastAPI

app = FastAPI()
client = SendGridAPIClient(os.environ["SENDGRID_API_KEY"])


@app.post("/send")
def send(message: dict):
    for _ in range(3):
        try:
            client.send(message)
            return {"sent": True}
        except Exception:
            continue
    return {"sent": False}
