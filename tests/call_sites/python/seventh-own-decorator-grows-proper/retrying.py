import functools
import random
import time

import requests


def with_retries(tries=5, base=0.5, cap=30.0):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for attempt in range(tries):
                response = function(*args, **kwargs)
                if response.status_code != 429 and response.status_code < 500:
                    response.raise_for_status()
                    return response
                if attempt == tries - 1:
                    response.raise_for_status()
                wait = float(response.headers.get("retry-after", 0)) or min(cap, base * 2**attempt)
                time.sleep(wait * random.uniform(0.8, 1.2))

        return wrapper

    return decorate
