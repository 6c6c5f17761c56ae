import os

import httpx
import stamina


def transient(exc: Exception) -> bool:
    if isinstance(exc, httpx.HTTPStatusError):
        return exc.response.status_code == 429 or exc.response.status_code >= 500
    return isinstance(exc, httpx.TransportError)


@stamina.retry(on=transient, attempts=5)
async def list_voices() -> list[dict]:
    async with httpx.AsyncClient(timeout=10) as client:
        r = await client.get("https://api.cartesia.ai/voices", headers={"X-API-Key": os.environ["CARTESIA_API_KEY"], "Cartesia-Version": "2024-11-13"})
        r.raise_for_status()
        return r.json()
