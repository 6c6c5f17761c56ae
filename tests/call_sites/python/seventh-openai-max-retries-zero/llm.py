import os

from openai import AsyncOpenAI

client = AsyncOpenAI(
    api_key=os.environ["OPENAI_API_KEY"],
    max_retries=0,
    timeout=20.0,
    default_headers={"X-Title": "ours"},
)


async def answer(text: str) -> str:
    response = await client.responses.create(model="gpt-5-mini", input=text)
    return response.output_text
