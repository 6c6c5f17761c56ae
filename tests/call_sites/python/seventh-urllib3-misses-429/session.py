import os

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

session = requests.Session()
session.headers["Authorization"] = f"Bearer {os.environ['REPLICATE_API_TOKEN']}"
session.mount(
    "https://",
    HTTPAdapter(max_retries=Retry(total=5, backoff_factor=1, status_forcelist=[500, 502, 503, 504], allowed_methods=None)),
)


def predict(version, inputs):
    r = session.post("https://api.replicate.com/v1/predictions", json={"version": version, "input": inputs}, timeout=30)
    r.raise_for_status()
    return r.json()
