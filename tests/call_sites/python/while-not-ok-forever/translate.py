import os
import time

import requests


def ask(prompt):
    while True:
        try:
            r = requests.post(
                "https://api.together.xyz/v1/chat/completions",
                headers={"Authorization": "Bearer " + os.environ["TOGETHER_API_KEY"]},
                json={"model": "mistralai/Mixtral-8x7B-Instruct-v0.1", "messages": [{"role": "user", "content": prompt}]},
                timeout=60,
            )
            r.raise_for_status()
            return r.json()["choices"][0]["message"]["content"]
        except Exception as e:
            print("retrying after", e)
            time.sleep(5)
