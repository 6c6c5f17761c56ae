import os

import httpx


def voices():
    """All voices, page after page."""
    headers = {"Authorization": f"Bearer {os.environ['CARTESIA_API_KEY']}", "Cartesia-Version": "2025-04-16"}
    params = {"limit": 100}
    with httpx.Client(base_url="https://api.cartesia.ai", headers=headers) as client:
        while True:
            response = client.get("/voices/", params=params)
            response.raise_for_status()
            page = response.json()
            yield from page["data"]
            if not page["has_more"]:
                return
            params["starting_after"] = page["data"][-1]["id"]
