import os

from clients.base import JsonClient


def client() -> JsonClient:
    return JsonClient("https://api.groq.com/openai/v1", os.environ["GROQ_API_KEY"])


def ask(question: str) -> str:
    answer = client().post("/chat/completions", {"model": "llama-3.1-8b-instant", "messages": [{"role": "user", "content": question}]})
    return answer["choices"][0]["message"]["content"]
