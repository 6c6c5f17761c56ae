import asyncio
import json
import os

import websockets


async def listen():
    async with websockets.connect("wss://api-asr.withsm.ai/v1/stream") as ws:
        await ws.send(json.dumps({"type": "auth", "api_key": os.environ["SM_API_KEY"]}))
        print(await ws.recv())


asyncio.run(listen())
