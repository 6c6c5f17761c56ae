import json
import os

import websockets


async def stream(chunks):
    url = "wss://api.deepgram.com/v1/listen?encoding=linear16&sample_rate=16000"
    headers = {"Authorization": f"Token {os.environ['DEEPGRAM_API_KEY']}"}
    async with websockets.connect(url, additional_headers=headers) as ws:
        async for chunk in chunks:
            await ws.send(chunk)
        await ws.send(json.dumps({"type": "CloseStream"}))
        async for message in ws:
            yield json.loads(message)
