import httpx
from tenacity import retry, retry_if_exception, stop_after_attempt, wait_random_exponential

from app.core.config import settings


def _transient(exc: BaseException) -> bool:
    if isinstance(exc, httpx.TransportError):
        return True
    return isinstance(exc, httpx.HTTPStatusError) and (exc.response.status_code == 429 or exc.response.status_code >= 500)


class LLMService:
    def __init__(self) -> None:
        self._client = httpx.AsyncClient(
            base_url="https://api.mistral.ai/v1",
            headers={"Authorization": f"Bearer {settings.mistral_api_key}"},
            timeout=30.0,
        )

    @retry(retry=retry_if_exception(_transient), wait=wait_random_exponential(max=30), stop=stop_after_attempt(4), reraise=True)
    async def complete(self, messages: list[dict]) -> str:
        resp = await self._client.post("/chat/completions", json={"model": "mistral-small-latest", "messages": messages})
        resp.raise_for_status()
        return resp.json()["choices"][0]["message"]["content"]
