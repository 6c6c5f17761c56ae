from contextlib import asynccontextmanager
from typing import Annotated

import httpx
from fastapi import Depends, FastAPI, Request

from .settings import settings


@asynccontextmanager
async def lifespan(app: FastAPI):
    async with httpx.AsyncClient(base_url="https://api.deepgram.com", timeout=30) as client:
        app.state.client = client
        yield


app = FastAPI(lifespan=lifespan)


def get_client(request: Request) -> httpx.AsyncClient:
    return request.app.state.client


Client = Annotated[httpx.AsyncClient, Depends(get_client)]


@app.post("/transcripts")
async def transcribe(request: Request, client: Client):
    response = await client.post(
        "/v1/listen?model=nova-3",
        headers={"Authorization": f"Token {settings.deepgram_api_key}"},
        content=await request.body(),
    )
    response.raise_for_status()
    return response.json()
