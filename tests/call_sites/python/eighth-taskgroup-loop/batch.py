import asyncio
import os

import httpx


async def one(client, path):
    r = await client.post(
        "https://api.deepgram.com/v1/listen",
        headers={"Authorization": f"Token {os.environ['DEEPGRAM_API_KEY']}"},
        content=path.read_bytes(),
    )
    r.raise_for_status()
    return r.json()


async def main(paths):
    async with httpx.AsyncClient(timeout=120) as client, asyncio.TaskGroup() as group:
        for path in paths:
            group.create_task(one(client, path))
