from openai import AsyncOpenAI

from .config import get_settings

settings = get_settings()
client = AsyncOpenAI(
    api_key=settings.openai_api_key.get_secret_value(),
    timeout=settings.request_timeout,
    max_retries=4,
)


async def summarise(text: str) -> str:
    completion = await client.chat.completions.create(
        model=settings.openai_model,
        messages=[
            {"role": "system", "content": "Summarise the text in two sentences."},
            {"role": "user", "content": text},
        ],
    )
    return completion.choices[0].message.content or ""
