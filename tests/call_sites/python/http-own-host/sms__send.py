import os

import requests

GATEWAY = "http://api.vonage.com"


def balance():
    resp = requests.get(
        f"{GATEWAY}/account/get-balance",
        headers={"Authorization": "Basic " + os.environ["VONAGE_BASIC"]},
        timeout=10,
    )
    resp.raise_for_status()
    return resp.json()
