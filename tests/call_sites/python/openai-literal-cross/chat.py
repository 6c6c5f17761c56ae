from openai import OpenAI

import settings

client = OpenAI(api_key=settings.OPENAI_KEY)


def ask(question):
    reply = client.chat.completions.create(model=settings.MODEL, messages=[{"role": "user", "content": question}])
    return reply.choices[0].message.content
