import asyncio
import os

import websockets

URI = "ws://api.cartesia.ai/tts/websocket?cartesia_version=2024-06-10"


async def stream(text):
    async with websockets.connect(URI, extra_headers={"X-API-Key": os.environ["CARTESIA_API_KEY"]}) as ws:
        await ws.send(text)
        return await ws.recv()
