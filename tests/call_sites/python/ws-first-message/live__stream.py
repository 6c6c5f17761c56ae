import asyncio
import json

import websockets


async def run(chunks):
    async with websockets.connect("wss://waves-api.smallest.ai/api/v1/lightning/stream") as ws:
        await ws.send(json.dumps({"type": "auth", "api_key": "{{key}}"}))
        async for chunk in chunks:
            await ws.send(chunk)
