import asyncio

from openai import AsyncOpenAI

client = AsyncOpenAI(max_retries=5)
limit = asyncio.Semaphore(8)


async def embed(text):
    async with limit:
        result = await client.embeddings.create(model="text-embedding-3-small", input=text)
        return result.data[0].embedding


async def embed_all(texts):
    return await asyncio.gather(*(embed(t) for t in texts))
