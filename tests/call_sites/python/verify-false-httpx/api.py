import os

import httpx


async def status():
    async with httpx.AsyncClient(verify=False, timeout=15) as client:
        resp = await client.get(
            "https://api.elevenlabs.io/v1/user/subscription",
            headers={"xi-api-key": os.environ["ELEVENLABS_API_KEY"]},
        )
        resp.raise_for_status()
        return resp.json()
