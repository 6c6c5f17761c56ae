import os

import httpx


class Claude:
    def __init__(self) -> None:
        transport = httpx.AsyncHTTPTransport(retries=5)
        self.http = httpx.AsyncClient(
            transport=transport,
            base_url="https://api.anthropic.com",
            headers={"x-api-key": os.environ["ANTHROPIC_API_KEY"], "anthropic-version": "2023-06-01"},
            timeout=60.0,
        )

    async def ask(self, prompt: str) -> str:
        response = await self.http.post(
            "/v1/messages",
            json={"model": "claude-sonnet-4-5", "max_tokens": 500, "messages": [{"role": "user", "content": prompt}]},
        )
        response.raise_for_status()
        return response.json()["content"][0]["text"]
