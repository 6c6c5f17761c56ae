import os
import time

import requests


def all_invoices():
    rows, cursor = [], "start"
    while cursor:
        r = requests.get(
            "https://api.paystack.co/transaction",
            params={"cursor": cursor},
            headers={"Authorization": f"Bearer {os.environ['PAYSTACK_SECRET_KEY']}"},
            timeout=15,
        )
        if r.status_code != 200:
            raise RuntimeError(r.text)
        page = r.json()
        rows += page["data"]
        cursor = page["meta"].get("next")
        time.sleep(0.2)
    return rows
