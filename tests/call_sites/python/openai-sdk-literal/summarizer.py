from openai import OpenAI

client = OpenAI(api_key="{{openai-project-key}}")


def summarize(text):
    response = client.chat.completions.create(
        model="gpt-4o",
        messages=[{"role": "user", "content": f"Summarize: {text}"}],
        temperature=0.2,
    )
    return response.choices[0].message.content
