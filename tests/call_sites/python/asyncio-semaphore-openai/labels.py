import asyncio

from openai import AsyncOpenAI

client = AsyncOpenAI()
gate = asyncio.Semaphore(8)


async def label(text):
    async with gate:
        res = await client.chat.completions.create(model="gpt-4o-mini", messages=[{"role": "user", "content": text}])
        return res.choices[0].message.content


async def label_all(texts):
    return await asyncio.gather(*(label(t) for t in texts))
