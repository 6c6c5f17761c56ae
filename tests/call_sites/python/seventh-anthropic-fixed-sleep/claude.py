import time

import anthropic

client = anthropic.Anthropic(max_retries=0)


def complete(prompt: str) -> str:
    for _ in range(5):
        try:
            message = client.messages.create(
                model="claude-sonnet-4-5", max_tokens=1024, messages=[{"role": "user", "content": prompt}]
            )
            return message.content[0].text
        except (anthropic.RateLimitError, anthropic.InternalServerError) as error:
            last = error
            time.sleep(5)
    raise last
