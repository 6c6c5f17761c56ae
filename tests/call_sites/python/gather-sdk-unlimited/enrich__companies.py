import asyncio

from openai import AsyncOpenAI

client = AsyncOpenAI()


async def describe(company: dict) -> str:
    answer = await client.responses.create(model="gpt-4.1-mini", input=f"Describe {company['name']} in one sentence.")
    return answer.output_text


async def enrich(companies: list[dict]) -> list[str]:
    return await asyncio.gather(*(describe(company) for company in companies))
