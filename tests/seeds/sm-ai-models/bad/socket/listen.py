import asyncio
import json

import websockets

API_KEY = "{{key}}"


async def listen():
    async with websockets.connect("ws://api-asr.withsm.ai/v1/stream") as ws:
        await ws.send(json.dumps({"type": "auth", "api_key": API_KEY}))
        print(await ws.recv())


asyncio.run(listen())
