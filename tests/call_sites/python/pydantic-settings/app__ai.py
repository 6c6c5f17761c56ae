from openai import AsyncOpenAI

from .config import settings

client = AsyncOpenAI(api_key=settings.openai_api_key.get_secret_value(), timeout=30)


async def title(text):
    r = await client.responses.create(model="gpt-4.1-mini", input=f"A title for: {text}")
    return r.output_text
