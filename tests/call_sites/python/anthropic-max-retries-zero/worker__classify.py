import os

import anthropic

client = anthropic.Anthropic(api_key=os.environ["ANTHROPIC_API_KEY"], max_retries=0, timeout=20.0)


def classify(ticket: str) -> str:
    message = client.messages.create(
        model="claude-3-5-haiku-latest",
        max_tokens=16,
        messages=[{"role": "user", "content": f"Classify this ticket: {ticket}"}],
    )
    return message.content[0].text
