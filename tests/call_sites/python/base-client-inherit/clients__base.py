import random
import time

import httpx

RETRY_STATUS = {408, 429, 500, 502, 503, 504}


class BaseClient:
    base_url: str
    max_attempts = 5

    def __init__(self, headers: dict[str, str]):
        self._http = httpx.Client(base_url=self.base_url, headers=headers, timeout=httpx.Timeout(30.0))

    def _request(self, method: str, path: str, **kwargs) -> httpx.Response:
        for attempt in range(self.max_attempts):
            try:
                response = self._http.request(method, path, **kwargs)
            except httpx.TransportError:
                if attempt + 1 == self.max_attempts:
                    raise
                self._sleep(attempt, None)
                continue
            if response.status_code in RETRY_STATUS and attempt + 1 < self.max_attempts:
                self._sleep(attempt, response.headers.get("retry-after"))
                continue
            response.raise_for_status()
            return response
        raise RuntimeError("unreachable")

    @staticmethod
    def _sleep(attempt: int, retry_after: str | None) -> None:
        if retry_after and retry_after.isdigit():
            time.sleep(int(retry_after))
        else:
            time.sleep(random.uniform(0, min(60, 2**attempt)))
