import asyncio
import logging
import os

import aiohttp

log = logging.getLogger(__name__)
ENDPOINT = "https://api.deepgram.com/v1/listen"


async def transcribe(session: aiohttp.ClientSession, audio: bytes) -> dict:
    async with session.post(ENDPOINT, data=audio, params={"model": "nova-3"}) as response:
        response.raise_for_status()
        return await response.json()


async def worker(queue: asyncio.Queue, session: aiohttp.ClientSession, results: dict) -> None:
    while True:
        name, audio = await queue.get()
        try:
            results[name] = await transcribe(session, audio)
        except aiohttp.ClientError as error:
            log.warning("could not transcribe %s: %s", name, error)
        finally:
            queue.task_done()


async def run(files: dict[str, bytes]) -> dict:
    queue: asyncio.Queue = asyncio.Queue()
    results: dict = {}
    headers = {"Authorization": f"Token {os.environ['DEEPGRAM_API_KEY']}"}
    async with aiohttp.ClientSession(headers=headers, timeout=aiohttp.ClientTimeout(total=60)) as session:
        workers = [asyncio.create_task(worker(queue, session, results)) for _ in range(4)]
        for item in files.items():
            queue.put_nowait(item)
        await queue.join()
        for task in workers:
            task.cancel()
    return results
