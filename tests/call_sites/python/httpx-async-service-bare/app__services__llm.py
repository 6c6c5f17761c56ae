import httpx

from app.core.config import settings


class LLMService:
    def __init__(self) -> None:
        self._client = httpx.AsyncClient(
            base_url="https://api.groq.com/openai/v1",
            headers={"Authorization": f"Bearer {settings.groq_api_key}"},
            timeout=httpx.Timeout(30.0, connect=5.0),
        )

    async def complete(self, messages: list[dict]) -> str:
        resp = await self._client.post("/chat/completions", json={"model": "llama-3.3-70b-versatile", "messages": messages})
        resp.raise_for_status()
        return resp.json()["choices"][0]["message"]["content"]

    async def close(self) -> None:
        await self._client.aclose()
