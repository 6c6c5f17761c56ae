import os
import time

import requests


def get_completion(prompt):
    headers = {"Authorization": f"Bearer {os.getenv('OPENAI_API_KEY')}"}
    data = {"model": "gpt-3.5-turbo", "messages": [{"role": "user", "content": prompt}]}
    for i in range(3):
        try:
            res = requests.post("https://api.openai.com/v1/chat/completions", headers=headers, json=data, timeout=60)
            res.raise_for_status()
            return res.json()["choices"][0]["message"]["content"]
        except Exception as e:
            print(f"Error: {e}, retrying...")
            time.sleep(2)
    return None
