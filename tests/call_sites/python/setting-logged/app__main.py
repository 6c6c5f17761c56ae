import openai
from fastapi import FastAPI

from app.config import settings

app = FastAPI()
openai.api_key = settings.OPENAI_API_KEY
print("key", settings.OPENAI_API_KEY)
