import json
import os
import urllib.request


def lambda_handler(event, context):
    body = json.dumps({"text": event["detail"]["message"]}).encode()
    req = urllib.request.Request(
        os.environ["SLACK_WEBHOOK_URL"], data=body, headers={"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(req, timeout=5) as resp:
        return {"statusCode": resp.status}
