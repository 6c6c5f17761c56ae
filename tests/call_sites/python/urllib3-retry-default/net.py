import json
import os

import urllib3

retry = urllib3.Retry(total=5, backoff_factor=1, backoff_jitter=1, status_forcelist=[429, 500, 502, 503, 504])
http = urllib3.PoolManager(retries=retry, timeout=urllib3.Timeout(30))


def chat(messages):
    r = http.request(
        "POST",
        "https://api.deepseek.com/chat/completions",
        headers={"Authorization": f"Bearer {os.environ['DEEPSEEK_API_KEY']}", "Content-Type": "application/json"},
        body=json.dumps({"model": "deepseek-chat", "messages": messages}),
    )
    if r.status != 200:
        raise RuntimeError(r.status)
    return json.loads(r.data)
