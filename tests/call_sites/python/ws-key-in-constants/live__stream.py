import asyncio
import json

import websockets

from live.constants import DEEPGRAM_KEY, URL


async def stream(chunks):
    async with websockets.connect(URL, additional_headers={"Authorization": f"Token {DEEPGRAM_KEY}"}) as socket:

        async def send():
            async for chunk in chunks:
                await socket.send(chunk)
            await socket.send(json.dumps({"type": "CloseStream"}))

        sender = asyncio.create_task(send())
        async for message in socket:
            data = json.loads(message)
            if data.get("is_final"):
                print(data["channel"]["alternatives"][0]["transcript"])
        await sender
