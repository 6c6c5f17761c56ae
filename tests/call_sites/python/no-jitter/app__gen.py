import os
import time

import requests

STATUS = {429, 500, 502, 503, 504}


def moderate(text):
    for attempt in range(5):
        r = requests.post(
            "https://api.openai.com/v1/moderations",
            headers={"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"},
            json={"input": text},
            timeout=15,
        )
        if r.status_code in STATUS and attempt < 4:
            time.sleep(float(r.headers.get("retry-after") or min(2**attempt, 30)))
            continue
        r.raise_for_status()
        return r.json()["results"][0]
