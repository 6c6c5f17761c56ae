import json
import os

import urllib3
from urllib3.util import Retry, Timeout

http = urllib3.PoolManager(
    timeout=Timeout(connect=3, read=25),
    retries=Retry(total=4, backoff_factor=0.4, backoff_jitter=0.4, status_forcelist=[429, 500, 502, 503, 504], allowed_methods=["POST"]),
)


def handler(event, context):
    text = json.loads(event["body"])["text"]
    response = http.request(
        "POST",
        "https://api.cohere.com/v2/chat",
        headers={"Authorization": "Bearer " + os.environ["COHERE_API_KEY"], "Content-Type": "application/json"},
        body=json.dumps({"model": "command-r-plus", "messages": [{"role": "user", "content": text}]}),
    )
    if response.status >= 400:
        return {"statusCode": 502, "body": "the model is busy"}
    answer = json.loads(response.data)
    return {"statusCode": 200, "body": json.dumps({"text": answer["message"]["content"][0]["text"]})}
