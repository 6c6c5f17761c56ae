from openai import OpenAI

client = OpenAI(timeout=30, max_retries=4)


def title(text: str) -> str:
    response = client.with_options(timeout=10).chat.completions.create(
        model="gpt-5-nano", messages=[{"role": "user", "content": text}]
    )
    return response.choices[0].message.content
