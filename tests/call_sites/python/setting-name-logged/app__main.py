from fastapi import FastAPI

from app.names import HeaderNames
from app.config import settings

app = FastAPI()
print("header", HeaderNames.API_KEY, settings.REGION)
