import os

import httpx


def transcript(job):
    r = httpx.get(
        f"https://api.assemblyai.com/v2/transcript/{job}",
        headers={"Authorization": f"Bearer {os.environ['ASSEMBLYAI_API_KEY']}"},
    )
    r.raise_for_status()
    return r.json()
