import os
import time

import requests
from fastapi import FastAPI


class ApiError(Exception):
    def __init__(self, status):
        super().__init__(f"status {status}")
        self.status = status


def post(body):
    response = requests.post(
        "https://api.sendgrid.com/v3/mail/send",
        json=body,
        headers={"Authorization": f"Bearer {os.environ['SENDGRID_API_KEY']}"},
        timeout=10,
    )
    if response.status_code >= 400:
        raise ApiError(response.status_code)


def send(body):
    for attempt in range(4):
        try:
            return post(body)
        except ApiError as error:
            if error.status < 500 or attempt == 3:
                raise
            time.sleep(2**attempt)
