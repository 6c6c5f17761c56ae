import anthropic

client = anthropic.Anthropic(max_retries=0)


def step(messages):
    return client.messages.create(model="claude-sonnet-4-20250514", max_tokens=2048, messages=messages)
