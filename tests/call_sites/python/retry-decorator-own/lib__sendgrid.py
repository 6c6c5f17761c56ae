import os

import requests

from lib.retry import with_backoff


@with_backoff(max_attempts=4)
def contact_lists():
    resp = requests.get(
        "https://api.sendgrid.com/v3/marketing/lists",
        headers={"Authorization": f"Bearer {os.environ['SENDGRID_API_KEY']}"},
        timeout=10,
    )
    resp.raise_for_status()
    return resp.json()["result"]
