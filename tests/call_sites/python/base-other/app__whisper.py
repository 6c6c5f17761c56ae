from fastapi import FastAPI

from app.base import Base


class Whisper(Base):
    def __init__(self, key):
        super().__init__("https://api.openai.com/v1/embeddings", key)

    def run(self, text):
        return self.ask({"input": text})
