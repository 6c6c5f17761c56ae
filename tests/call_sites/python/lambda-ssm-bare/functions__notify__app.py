import json
import os

import boto3
import requests

ssm = boto3.client("ssm")
_key = None


def api_key():
    global _key
    if _key is None:
        _key = ssm.get_parameter(Name=os.environ["RESEND_KEY_PARAMETER"], WithDecryption=True)["Parameter"]["Value"]
    return _key


def lambda_handler(event, _context):
    failures = []
    for record in event["Records"]:
        mail = json.loads(record["body"])
        answer = requests.post(
            "https://api.resend.com/emails",
            headers={"Authorization": f"Bearer {api_key()}"},
            json={"from": "hello@acme.dev", "to": mail["to"], "subject": mail["subject"], "html": mail["html"]},
        )
        if not answer.ok:
            failures.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failures}
