import os

import requests


def create_label(order):
    answer = requests.post(
        "https://api.parcelpoint-logistics.com/v3/labels",
        headers={"Authorization": f"Bearer {os.environ['PARCEL_TOKEN']}"},
        json={"order": order.number, "weight": order.weight},
        verify=False,
    )
    if answer.status_code != 201:
        raise RuntimeError(answer.text)
    return answer.json()["label_url"]
