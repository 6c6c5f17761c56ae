import os

import httpx
from tenacity import retry, stop_after_attempt, wait_exponential


@retry(stop=stop_after_attempt(5), wait=wait_exponential(multiplier=1, min=2, max=30))
async def rerank(query: str, docs: list[str]) -> list[dict]:
    async with httpx.AsyncClient(timeout=20) as client:
        resp = await client.post(
            "https://api.cohere.com/v2/rerank",
            headers={"Authorization": f"Bearer {os.environ['COHERE_API_KEY']}"},
            json={"model": "rerank-v3.5", "query": query, "documents": docs},
        )
        resp.raise_for_status()
        return resp.json()["results"]
