import os

import requests
from celery import Celery, Task

app = Celery("app", broker=os.environ["BROKER_URL"])


class ProviderTask(Task):
    autoretry_for = (requests.RequestException,)
    retry_backoff = True
    max_retries = 5
