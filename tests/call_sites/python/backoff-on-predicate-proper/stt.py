import os

import backoff
import httpx


def is_fatal(e):
    return isinstance(e, httpx.HTTPStatusError) and e.response.status_code not in (429, 500, 502, 503, 504)


@backoff.on_exception(backoff.expo, httpx.HTTPError, max_tries=4, max_value=20, giveup=is_fatal, jitter=backoff.full_jitter)
def listen(url: str) -> dict:
    r = httpx.post(
        "https://api.deepgram.com/v1/listen",
        headers={"Authorization": f"Token {os.environ['DEEPGRAM_API_KEY']}"},
        json={"url": url},
        timeout=120,
    )
    r.raise_for_status()
    return r.json()
