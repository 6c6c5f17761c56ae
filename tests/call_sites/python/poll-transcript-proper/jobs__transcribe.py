import os
import time

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

BASE = "https://api.speechmatics.com/v2"


def make_session() -> requests.Session:
    session = requests.Session()
    policy = Retry(total=6, backoff_factor=1, backoff_jitter=1, status_forcelist=(429, 500, 502, 503, 504), allowed_methods=frozenset({"GET", "POST"}))
    session.mount("https://", HTTPAdapter(max_retries=policy))
    session.headers["Authorization"] = f"Bearer {os.environ['SPEECHMATICS_API_KEY']}"
    return session


def transcribe(url: str, deadline: float = 900) -> dict:
    session = make_session()
    created = session.post(f"{BASE}/jobs", json={"type": "transcription", "fetch_data": {"url": url}}, timeout=30)
    created.raise_for_status()
    job = created.json()["id"]
    started = time.monotonic()
    while time.monotonic() - started < deadline:
        state = session.get(f"{BASE}/jobs/{job}", timeout=30)
        state.raise_for_status()
        status = state.json()["job"]["status"]
        if status == "done":
            result = session.get(f"{BASE}/jobs/{job}/transcript", timeout=30)
            result.raise_for_status()
            return result.json()
        if status == "rejected":
            raise RuntimeError("the job was rejected")
        time.sleep(5)
    raise TimeoutError(job)
