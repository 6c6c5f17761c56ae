import anthropic

client = anthropic.Anthropic(api_key="{{anthropic-api-key}}")


def summarise(text):
    message = client.messages.create(
        model="claude-sonnet-4-5",
        max_tokens=500,
        messages=[{"role": "user", "content": f"Summarise: {text}"}],
    )
    return message.content[0].text
