import os
from typing import Annotated

import httpx
from fastapi import APIRouter, Depends
from httpx_retries import Retry, RetryTransport

router = APIRouter()


async def http():
    transport = RetryTransport(retry=Retry(total=4, backoff_factor=0.5, allowed_methods=["POST"]))
    async with httpx.AsyncClient(base_url="https://api.mistral.ai", transport=transport, timeout=30) as client:
        yield client


Http = Annotated[httpx.AsyncClient, Depends(http)]


@router.post("/complete")
async def complete(prompt: str, client: Http):
    r = await client.post(
        "/v1/chat/completions",
        headers={"Authorization": f"Bearer {os.environ['MISTRAL_API_KEY']}"},
        json={"model": "mistral-small-latest", "messages": [{"role": "user", "content": prompt}]},
    )
    r.raise_for_status()
    return r.json()
