import functools
import logging
import random
import time

import requests

logger = logging.getLogger(__name__)

TRANSIENT = (429, 500, 502, 503, 504)


def with_backoff(max_attempts=5, base=0.5, cap=30.0):
    """Repeat the request while the server says that it is busy."""

    def decorate(func):
        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            for attempt in range(max_attempts):
                try:
                    return func(*args, **kwargs)
                except requests.HTTPError as exc:
                    if exc.response.status_code not in TRANSIENT or attempt == max_attempts - 1:
                        raise
                    retry_after = exc.response.headers.get("Retry-After")
                    delay = float(retry_after) if retry_after else min(cap, base * 2**attempt)
                except (requests.ConnectionError, requests.Timeout):
                    if attempt == max_attempts - 1:
                        raise
                    delay = min(cap, base * 2**attempt)
                delay += random.uniform(0, delay / 2)
                logger.warning("attempt %d failed, waiting %.1fs", attempt + 1, delay)
                time.sleep(delay)

        return wrapper

    return decorate
