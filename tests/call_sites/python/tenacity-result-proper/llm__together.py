import os

import httpx
from tenacity import retry, retry_if_exception_type, retry_if_result, stop_after_attempt, wait_random_exponential

client = httpx.AsyncClient(timeout=60)


def is_busy(response: httpx.Response) -> bool:
    return response.status_code in (429, 500, 502, 503)


@retry(
    retry=retry_if_result(is_busy) | retry_if_exception_type(httpx.TransportError),
    wait=wait_random_exponential(multiplier=1, max=40),
    stop=stop_after_attempt(5),
)
async def _send(body: dict) -> httpx.Response:
    return await client.post(
        "https://api.together.xyz/v1/chat/completions",
        headers={"Authorization": f"Bearer {os.environ['TOGETHER_API_KEY']}"},
        json=body,
    )


async def chat(messages: list[dict]) -> str:
    response = await _send({"model": "meta-llama/Llama-3.3-70B-Instruct-Turbo", "messages": messages})
    response.raise_for_status()
    return response.json()["choices"][0]["message"]["content"]
