import os

import httpx
from fastapi import FastAPI

app = FastAPI()


class OpenAI:
    def __init__(self, client: httpx.AsyncClient | None = None) -> None:
        if client is None:
            client = httpx.AsyncClient(timeout=30)
        self._client = client

    async def models(self):
        response = await self._client.get(
            "https://api.openai.com/v1/models",
            headers={"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"},
        )
        response.raise_for_status()
        return response.json()
