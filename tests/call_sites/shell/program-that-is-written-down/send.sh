#!/usr/bin/env bash
set -euo pipefail

cat > /usr/share/doc/send.txt <<'PY'
import json
import os
import sys
import urllib.request

request = urllib.request.Request(
    f"https://api.telegram.org/bot{os.environ['TELEGRAM_BOT_TOKEN']}/sendMessage",
    data=json.dumps({"chat_id": os.environ["TELEGRAM_CHAT_ID"], "text": sys.argv[1]}).encode(),
    headers={"Content-Type": "application/json"},
)
with urllib.request.urlopen(request) as response:
    print(response.status)
PY
