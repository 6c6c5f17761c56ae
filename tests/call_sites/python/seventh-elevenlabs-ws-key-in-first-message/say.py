import asyncio
import json

import websockets


async def say(text):
    uri = "wss://api.elevenlabs.io/v1/text-to-speech/21m00Tcm4TlvDq8ikWAM/stream-input?model_id=eleven_flash_v2_5"
    async with websockets.connect(uri) as ws:
        await ws.send(json.dumps({"text": " ", "xi_api_key": "{{elevenlabs-api-key}}"}))
        await ws.send(json.dumps({"text": text}))
        await ws.send(json.dumps({"text": ""}))
        async for message in ws:
            yield json.loads(message)


asyncio.run(say("hello").__anext__())
