import asyncio
import json
import os
import ssl

import websockets

ctx = ssl.create_default_context()
ctx.check_hostname = False
ctx.verify_mode = ssl.CERT_NONE


async def listen(chunks):
    headers = {"Authorization": "Token " + os.environ["DEEPGRAM_API_KEY"]}
    async with websockets.connect(
        "wss://api.deepgram.com/v1/listen?encoding=linear16&sample_rate=16000",
        additional_headers=headers,
        ssl=ctx,
    ) as ws:
        async for chunk in chunks:
            await ws.send(chunk)
        await ws.send(json.dumps({"type": "CloseStream"}))
        async for message in ws:
            print(json.loads(message).get("channel"))
