import os
from openai import OpenAI
CLIENTS = {
    "openai": OpenAI(api_key=os.environ["OPENAI_API_KEY"]),
    "groq": OpenAI(api_key=os.environ["GROQ_API_KEY"], base_url="https://api.groq.com/openai/v1"),
}
def ask(name, messages):
    return CLIENTS[name].chat.completions.create(model="m", messages=messages)
