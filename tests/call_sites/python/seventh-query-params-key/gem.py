import os

import httpx

BASE = "https://generativelanguage.googleapis.com/v1beta"


async def generate(prompt):
    async with httpx.AsyncClient(base_url=BASE, params={"key": os.environ["GOOGLE_API_KEY"]}, timeout=60) as client:
        r = await client.post(
            "/models/gemini-2.5-flash:generateContent", json={"contents": [{"parts": [{"text": prompt}]}]}
        )
        r.raise_for_status()
        return r.json()
