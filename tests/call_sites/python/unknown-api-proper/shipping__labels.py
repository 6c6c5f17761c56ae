import os

import requests

from common.resilience import resilient


@resilient
def tracking(number):
    answer = requests.get(
        f"https://api.parcelpoint-logistics.com/v3/parcels/{number}",
        headers={"Authorization": f"Bearer {os.environ['PARCEL_TOKEN']}"},
        timeout=10,
    )
    answer.raise_for_status()
    return answer.json()
