import os

import httpx
from fastapi import APIRouter, Depends

router = APIRouter()


async def http():
    async with httpx.AsyncClient(base_url="https://api.mistral.ai", timeout=30) as client:
        yield client


@router.post("/complete")
async def complete(prompt: str, client: httpx.AsyncClient = Depends(http)):
    r = await client.post(
        "/v1/chat/completions",
        headers={"Authorization": f"Bearer {os.environ['MISTRAL_API_KEY']}"},
        json={"model": "mistral-small-latest", "messages": [{"role": "user", "content": prompt}]},
    )
    r.raise_for_status()
    return r.json()
