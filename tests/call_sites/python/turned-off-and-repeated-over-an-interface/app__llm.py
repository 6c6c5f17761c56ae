import anthropic
from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_random_exponential


class Claude:
    def __init__(self):
        self.client = anthropic.Anthropic(max_retries=0)

    def complete(self, text):
        return self.client.messages.create(model="claude-sonnet-4-5", max_tokens=256, messages=[{"role": "user", "content": text}])
