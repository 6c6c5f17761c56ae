import asyncio
import json

import websockets


async def main():
    async with websockets.connect(
        "wss://api.deepgram.com/v1/listen?encoding=linear16&sample_rate=16000",
        extra_headers={"Authorization": "Token {{random:40:lc}}"},
    ) as ws:
        await ws.send(json.dumps({"type": "KeepAlive"}))
        print(await ws.recv())


asyncio.run(main())
