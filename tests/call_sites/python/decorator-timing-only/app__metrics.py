import functools
import logging
import time

log = logging.getLogger(__name__)


def timed(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        start = time.monotonic()
        try:
            return function(*args, **kwargs)
        finally:
            log.info("%s took %.2fs", function.__name__, time.monotonic() - start)

    return wrapper
