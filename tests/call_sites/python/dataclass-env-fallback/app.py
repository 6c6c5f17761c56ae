from openai import OpenAI

from config import Config

config = Config()
client = OpenAI(api_key=config.openai_key, timeout=config.timeout)


def ask(text: str) -> str:
    return client.responses.create(model=config.model, input=text).output_text
