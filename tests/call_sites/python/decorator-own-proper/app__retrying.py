import functools
import random
import time

import requests

RETRYABLE = {429, 500, 502, 503, 504}


def with_backoff(tries=5, base=0.5, cap=20.0):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for attempt in range(tries):
                try:
                    return function(*args, **kwargs)
                except requests.HTTPError as error:
                    if error.response.status_code not in RETRYABLE or attempt == tries - 1:
                        raise
                time.sleep(random.uniform(0, min(cap, base * 2**attempt)))

        return wrapper

    return decorate
