import os

import requests


def page(number):
    answer = requests.get(
        f"https://api.notion.com/v1/pages/{number}",
        headers={"Authorization": f"Bearer {os.environ['NOTION_TOKEN']}"},
        timeout=20,
    )
    answer.raise_for_status()
    return answer.json()
