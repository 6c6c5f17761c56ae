import json
import os

import boto3
import urllib3

http = urllib3.PoolManager(timeout=urllib3.Timeout(total=20), retries=False)
secrets = boto3.client("secretsmanager")


def handler(event, context):
    key = json.loads(secrets.get_secret_value(SecretId=os.environ["SECRET"])["SecretString"])["api_key"]
    response = http.request(
        "POST",
        "https://api.assemblyai.com/v2/transcript",
        headers={"Authorization": key, "Content-Type": "application/json"},
        body=json.dumps({"audio_url": event["url"]}),
    )
    if response.status != 200:
        raise RuntimeError(response.data)
    return json.loads(response.data)
