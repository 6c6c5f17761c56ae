from openai import OpenAI

client = OpenAI(api_key="{{openai-project-key}}", base_url="https://api.openai.com/v1", max_retries=3)


def ask(q):
    return client.chat.completions.create(model="gpt-5", messages=[{"role": "user", "content": q}])
