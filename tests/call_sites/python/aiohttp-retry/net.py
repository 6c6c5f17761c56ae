import os

from aiohttp import ClientTimeout
from aiohttp_retry import JitterRetry, RetryClient


async def speak(text):
    options = JitterRetry(attempts=4, statuses={429, 500, 502, 503, 504})
    async with RetryClient(retry_options=options, timeout=ClientTimeout(total=30)) as client:
        async with client.post(
            "https://api.deepgram.com/v1/speak?model=aura-asteria-en",
            headers={"Authorization": f"Token {os.environ['DEEPGRAM_API_KEY']}"},
            json={"text": text},
        ) as resp:
            resp.raise_for_status()
            return await resp.read()
