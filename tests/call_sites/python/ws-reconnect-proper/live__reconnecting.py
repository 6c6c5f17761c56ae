import asyncio
import os
import random

import websockets
from websockets.exceptions import ConnectionClosedError

URL = "wss://api.elevenlabs.io/v1/convai/conversation?agent_id=" + os.environ["AGENT_ID"]


async def listen(handle, tries: int = 8) -> None:
    delay = 0.5
    for attempt in range(tries):
        try:
            async with websockets.connect(URL, additional_headers={"xi-api-key": os.environ["ELEVENLABS_API_KEY"]}) as socket:
                delay = 0.5
                async for message in socket:
                    await handle(message)
                return
        except (ConnectionClosedError, OSError):
            if attempt == tries - 1:
                raise
            await asyncio.sleep(delay * random.uniform(0.5, 1.5))
            delay = min(delay * 2, 30)
