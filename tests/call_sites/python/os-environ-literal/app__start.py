import os

from openai import OpenAI

os.environ["OPENAI_API_KEY"] = "{{openai-project-key}}"
client = OpenAI()
