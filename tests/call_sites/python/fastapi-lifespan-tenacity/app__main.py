import os
from contextlib import asynccontextmanager

import httpx
from fastapi import FastAPI, HTTPException, Request
from pydantic import BaseModel
from tenacity import AsyncRetrying, retry_if_exception, stop_after_attempt, wait_random_exponential


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.http = httpx.AsyncClient(
        base_url="https://api.openai.com/v1",
        headers={"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"},
        timeout=httpx.Timeout(60, connect=5),
    )
    yield
    await app.state.http.aclose()


app = FastAPI(lifespan=lifespan)


class Question(BaseModel):
    text: str


def is_transient(error: BaseException) -> bool:
    if isinstance(error, httpx.HTTPStatusError):
        return error.response.status_code == 429 or error.response.status_code >= 500
    return isinstance(error, httpx.TransportError)


@app.post("/ask")
async def ask(question: Question, request: Request):
    try:
        async for attempt in AsyncRetrying(
            retry=retry_if_exception(is_transient),
            wait=wait_random_exponential(multiplier=0.5, max=20),
            stop=stop_after_attempt(4),
            reraise=True,
        ):
            with attempt:
                response = await request.app.state.http.post("/responses", json={"model": "gpt-4.1-mini", "input": question.text})
                response.raise_for_status()
    except httpx.HTTPError as error:
        raise HTTPException(502, "the model is not available") from error
    return {"answer": response.json()["output_text"]}
