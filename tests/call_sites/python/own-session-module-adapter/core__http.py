import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

_retry = Retry(
    total=4,
    backoff_factor=0.5,
    backoff_jitter=0.3,
    status_forcelist=[429, 500, 502, 503, 504],
    allowed_methods=["GET", "POST"],
)
session = requests.Session()
session.mount("https://", HTTPAdapter(max_retries=_retry))
