import os
import time

import requests


def complete(prompt):
    while True:
        try:
            r = requests.post(
                "https://api.mistral.ai/v1/chat/completions",
                headers={"Authorization": f"Bearer {os.environ['MISTRAL_API_KEY']}"},
                json={"model": "mistral-small", "messages": [{"role": "user", "content": prompt}]},
                timeout=30,
            )
            r.raise_for_status()
            return r.json()
        except Exception as error:
            print("failed, trying again:", error)
            time.sleep(5)
