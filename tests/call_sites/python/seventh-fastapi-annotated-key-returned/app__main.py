import os
from typing import Annotated

from fastapi import Depends, FastAPI

app = FastAPI()


def current_user() -> str:
    return "anonymous"


@app.get("/config")
def config(user: Annotated[str, Depends(current_user)]):
    return {"user": user, "elevenlabs_key": os.environ["ELEVENLABS_API_KEY"]}
