import logging
import os
import random
import time

import httpx

log = logging.getLogger(__name__)


def transcript(job_id):
    for attempt in range(12):
        r = httpx.get(
            f"https://api.assemblyai.com/v2/transcript/{job_id}",
            headers={"Authorization": os.environ["ASSEMBLYAI_API_KEY"]},
            timeout=10,
        )
        if r.status_code == 429 or r.status_code >= 500:
            if "retry-after" in r.headers:
                log.info("asked to wait %s", r.headers["retry-after"])
            time.sleep(2**attempt + random.random())
            continue
        r.raise_for_status()
        return r.json()
    raise RuntimeError("gave up")
