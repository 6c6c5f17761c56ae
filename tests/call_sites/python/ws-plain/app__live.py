import asyncio
import json
import os

import websockets


async def stream(chunks):
    async for ws in websockets.connect(
        "ws://api.deepgram.com/v1/listen?model=nova-2",
        additional_headers={"Authorization": f"Token {os.environ['DEEPGRAM_API_KEY']}"},
    ):
        try:
            for chunk in chunks:
                await ws.send(chunk)
            await ws.send(json.dumps({"type": "CloseStream"}))
            return [json.loads(m) async for m in ws]
        except websockets.ConnectionClosedError:
            continue
