import asyncio
import os

from elevenlabs.client import AsyncElevenLabs

client = AsyncElevenLabs(api_key=os.environ["ELEVENLABS_API_KEY"])
gate = asyncio.Semaphore(4)


async def one(text):
    async with gate:
        chunks = client.text_to_speech.convert(
            voice_id="21m00Tcm4TlvDq8ikWAM", text=text, request_options={"max_retries": 4}
        )
        return b"".join([c async for c in chunks])


async def many(texts):
    return await asyncio.gather(*(one(t) for t in texts))
