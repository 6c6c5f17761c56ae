import asyncio
import json
import os
import random

import websockets

URL = "wss://api.deepgram.com/v1/listen?encoding=linear16&sample_rate=16000"


async def listen(source, on_text):
    delay = 1.0
    for attempt in range(8):
        try:
            async with websockets.connect(
                URL, additional_headers={"Authorization": f"Token {os.environ['DEEPGRAM_API_KEY']}"}
            ) as ws:
                delay = 1.0
                await pump(ws, source, on_text)
                return
        except websockets.exceptions.InvalidStatus as error:
            if error.response.status_code in (401, 403):
                raise
        except (OSError, websockets.exceptions.ConnectionClosedError):
            pass
        await asyncio.sleep(delay * random.uniform(0.5, 1.5))
        delay = min(delay * 2, 30)
    raise RuntimeError("no connection")


async def pump(ws, source, on_text):
    async for chunk in source:
        await ws.send(chunk)
        on_text(json.loads(await ws.recv()))
