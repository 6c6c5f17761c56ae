import os

import requests

TOKEN = os.environ["TELEGRAM_BOT_TOKEN"]


def send_message(chat_id, text):
    url = f"https://api.telegram.org/bot{TOKEN}/sendMessage"
    return requests.post(url, data={"chat_id": chat_id, "text": text}).json()
