import os

import backoff
import requests


def fatal(e):
    return e.response is not None and 400 <= e.response.status_code < 500 and e.response.status_code != 429


@backoff.on_exception(backoff.expo, requests.exceptions.RequestException, max_tries=6, max_value=60, giveup=fatal)
def predict(version, inputs):
    resp = requests.post(
        "https://api.replicate.com/v1/predictions",
        headers={"Authorization": f"Token {os.environ['REPLICATE_API_TOKEN']}"},
        json={"version": version, "input": inputs},
        timeout=30,
    )
    resp.raise_for_status()
    return resp.json()
