import requests
from tenacity import retry, retry_if_exception, stop_after_attempt, wait_exponential_jitter


def _worth_it(error):
    if isinstance(error, requests.HTTPError):
        return error.response.status_code in (429, 500, 502, 503, 504)
    return isinstance(error, (requests.ConnectionError, requests.Timeout))


resilient = retry(retry=retry_if_exception(_worth_it), wait=wait_exponential_jitter(initial=0.5, max=20), stop=stop_after_attempt(5), reraise=True)
