import os

from openai import OpenAI

api_key = os.getenv("OPENAI_API_KEY")
print(f"Using OpenAI key: {api_key}")
client = OpenAI(api_key=api_key)
