from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_random_exponential

from app.errors import Transient


class Router:
    def __init__(self, providers):
        self.providers = providers

    @retry(retry=retry_if_exception_type(Transient), wait=wait_random_exponential(max=30), stop=stop_after_attempt(4))
    def ask(self, name, text):
        return self.providers[name].complete(text)
