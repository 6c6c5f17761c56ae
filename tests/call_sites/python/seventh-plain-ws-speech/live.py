import asyncio
import os

import websockets


async def main(chunks):
    async with websockets.connect(
        "ws://api.deepgram.com/v1/listen", extra_headers={"Authorization": f"Token {os.environ['DEEPGRAM_API_KEY']}"}
    ) as ws:
        for chunk in chunks:
            await ws.send(chunk)
        print(await ws.recv())


asyncio.run(main([]))
