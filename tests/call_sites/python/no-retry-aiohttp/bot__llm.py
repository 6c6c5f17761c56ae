import os

import aiohttp


class Llm:
    def __init__(self, session: aiohttp.ClientSession):
        self._session = session
        self._headers = {
            "x-api-key": os.environ["ANTHROPIC_API_KEY"],
            "anthropic-version": "2023-06-01",
        }

    async def ask(self, text):
        async with self._session.post(
            "https://api.anthropic.com/v1/messages",
            headers=self._headers,
            json={"model": "claude-haiku-4-5", "max_tokens": 300, "messages": [{"role": "user", "content": text}]},
            timeout=aiohttp.ClientTimeout(total=60),
        ) as reply:
            reply.raise_for_status()
            return (await reply.json())["content"][0]["text"]
