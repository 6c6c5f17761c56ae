import logging
import os
import random
import time

import requests

log = logging.getLogger(__name__)
RETRYABLE = {429, 500, 502, 503, 504}


def ask(prompt: str, tries: int = 5) -> str:
    for attempt in range(tries):
        try:
            reply = requests.post(
                "https://api.openai.com/v1/chat/completions",
                headers={"Authorization": "Bearer " + os.environ["OPENAI_API_KEY"]},
                json={"model": "gpt-4o-mini", "messages": [{"role": "user", "content": prompt}]},
                timeout=(5, 60),
            )
        except (requests.ConnectionError, requests.Timeout):
            if attempt == tries - 1:
                raise
        else:
            if reply.status_code not in RETRYABLE:
                reply.raise_for_status()
                return reply.json()["choices"][0]["message"]["content"]
            log.warning("status %s, remaining %s", reply.status_code, reply.headers.get("x-ratelimit-remaining-requests"))
            if attempt == tries - 1:
                reply.raise_for_status()
            after = reply.headers.get("Retry-After")
            if after:
                time.sleep(float(after))
                continue
        time.sleep(min(2**attempt, 30) + random.random())
    raise RuntimeError("no answer")
