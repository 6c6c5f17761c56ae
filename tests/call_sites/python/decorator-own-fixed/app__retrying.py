import functools
import time


def retry(times, delay):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            last = None
            for _ in range(times):
                try:
                    return function(*args, **kwargs)
                except Exception as error:
                    last = error
                    time.sleep(delay)
            raise last

        return wrapper

    return decorate
