import os
import time

import openai

openai.api_key = os.environ["OPENAI_API_KEY"]


def ask(prompt):
    while True:
        try:
            r = openai.ChatCompletion.create(
                model="gpt-3.5-turbo",
                messages=[{"role": "user", "content": prompt}],
            )
            return r["choices"][0]["message"]["content"]
        except Exception as e:
            print("sleeping", e)
            time.sleep(20)
