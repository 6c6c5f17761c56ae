import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry


class ApiSession(requests.Session):
    """A session that repeats what failed for the moment and knows a time limit."""

    def __init__(self, base_url: str, timeout: float = 30.0):
        super().__init__()
        self.base_url = base_url
        self.timeout = timeout
        retry = Retry(
            total=5,
            backoff_factor=0.5,
            backoff_jitter=0.5,
            status_forcelist=[429, 500, 502, 503, 504],
            allowed_methods=None,
            respect_retry_after_header=True,
        )
        self.mount("https://", HTTPAdapter(max_retries=retry))

    def request(self, method, url, **kwargs):
        kwargs.setdefault("timeout", self.timeout)
        return super().request(method, self.base_url + url, **kwargs)
