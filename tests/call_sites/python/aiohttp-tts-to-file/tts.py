import os

import aiofiles
import aiohttp


async def synthesize(text: str, out: str) -> None:
    async with aiohttp.ClientSession() as session:
        async with session.post(
            "https://api.elevenlabs.io/v1/text-to-speech/EXAVITQu4vr4xnSDxMaL",
            headers={"xi-api-key": os.environ["ELEVENLABS_API_KEY"]},
            json={"text": text, "model_id": "eleven_turbo_v2"},
        ) as resp:
            async with aiofiles.open(out, "wb") as f:
                await f.write(await resp.read())
