import functools
import random
import time

import requests

TRANSIENT = (429, 500, 502, 503, 504)


def with_backoff(tries=4, base=0.5, cap=20):
    def wrap(f):
        @functools.wraps(f)
        def inner(*args, **kwargs):
            for n in range(tries):
                reply = f(*args, **kwargs)
                if reply.status_code not in TRANSIENT or n == tries - 1:
                    return reply
                wait = float(reply.headers.get("Retry-After") or min(cap, base * 2**n))
                time.sleep(wait + random.uniform(0, base))

        return inner

    return wrap
