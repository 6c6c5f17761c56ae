import asyncio
import os
import random

import aiohttp

ENDPOINT = "https://api.deepgram.com/v1/listen"
RETRYABLE = (429, 500, 502, 503, 504)


class Transient(Exception):
    pass


async def transcribe(session: aiohttp.ClientSession, audio: bytes, attempts: int = 5) -> dict:
    for attempt in range(attempts):
        try:
            async with session.post(ENDPOINT, data=audio, params={"model": "nova-3"}) as response:
                if response.status in RETRYABLE:
                    raise Transient(response.status)
                response.raise_for_status()
                return await response.json()
        except (Transient, aiohttp.ClientConnectionError, asyncio.TimeoutError):
            if attempt == attempts - 1:
                raise
            await asyncio.sleep(min(30, 2**attempt) * random.uniform(0.5, 1.0))


async def worker(queue: asyncio.Queue, session: aiohttp.ClientSession, results: dict) -> None:
    while True:
        name, audio = await queue.get()
        try:
            results[name] = await transcribe(session, audio)
        finally:
            queue.task_done()


async def run(files: dict[str, bytes]) -> dict:
    queue: asyncio.Queue = asyncio.Queue()
    results: dict = {}
    headers = {"Authorization": f"Token {os.environ['DEEPGRAM_API_KEY']}", "Content-Type": "audio/wav"}
    async with aiohttp.ClientSession(headers=headers, timeout=aiohttp.ClientTimeout(total=60)) as session:
        workers = [asyncio.create_task(worker(queue, session, results)) for _ in range(4)]
        for item in files.items():
            queue.put_nowait(item)
        await queue.join()
        for task in workers:
            task.cancel()
    return results
