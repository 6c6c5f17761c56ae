import os

from openai import AsyncOpenAI

client = AsyncOpenAI(api_key=os.environ["OPENAI_API_KEY"], max_retries=0, timeout=30)


async def ask(question: str) -> str:
    reply = await client.responses.create(model="gpt-4.1-mini", input=question)
    return reply.output_text
