import openai

openai.api_key = "{{openai-project-key}}"


def outline(topic):
    response = openai.chat.completions.create(
        model="gpt-4o",
        messages=[{"role": "user", "content": f"Outline an article about {topic}"}],
    )
    return response.choices[0].message.content
