import logging
import os

import backoff
import requests

logger = logging.getLogger(__name__)
SECRET = {"authorization", "xi-api-key"}


def redacted(headers):
    return {k: "***" if k.lower() in SECRET else v for k, v in headers.items()}


def fatal(error):
    return error.response is not None and error.response.status_code < 500 and error.response.status_code != 429


@backoff.on_exception(backoff.expo, requests.RequestException, max_tries=5, max_value=30, giveup=fatal)
def voices():
    headers = {"xi-api-key": os.environ["ELEVENLABS_API_KEY"]}
    logger.debug("GET /v1/voices %s", redacted(headers))
    response = requests.get("https://api.elevenlabs.io/v1/voices", headers=headers, timeout=15)
    response.raise_for_status()
    return response.json()["voices"]
