import asyncio
import json

import websockets


async def stream(chunks):
    async with websockets.connect(
        "ws://api.deepgram.com/v1/listen?encoding=linear16&sample_rate=16000",
        additional_headers={"Authorization": "Token {{random:40:lc}}"},
    ) as socket:
        for chunk in chunks:
            await socket.send(chunk)
        await socket.send(json.dumps({"type": "CloseStream"}))
        async for message in socket:
            print(json.loads(message))


asyncio.run(stream([]))
