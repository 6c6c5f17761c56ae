import os
import time

import requests

TOKEN = os.environ["TELEGRAM_BOT_TOKEN"]


def handle(update):
    print(update["update_id"])


def main():
    offset = None
    while True:
        try:
            response = requests.get(
                f"https://api.telegram.org/bot{TOKEN}/getUpdates", params={"offset": offset, "timeout": 30}, timeout=35
            )
            data = response.json()
        except requests.RequestException:
            time.sleep(5)
            continue
        if not data.get("ok"):
            continue
        for update in data["result"]:
            offset = update["update_id"] + 1
            handle(update)


main()
