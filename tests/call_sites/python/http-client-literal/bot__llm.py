import http.client
import json

HOST = "api.openai.com"
HEADERS = {
    "Authorization": "Bearer {{openai-project-key}}",
    "Content-Type": "application/json",
}


def complete(prompt: str) -> str:
    connection = http.client.HTTPSConnection(HOST, timeout=30)
    try:
        body = json.dumps({"model": "gpt-4.1-mini", "messages": [{"role": "user", "content": prompt}]})
        connection.request("POST", "/v1/chat/completions", body, HEADERS)
        response = connection.getresponse()
        data = json.loads(response.read())
        if response.status != 200:
            raise RuntimeError(data["error"]["message"])
        return data["choices"][0]["message"]["content"]
    finally:
        connection.close()
