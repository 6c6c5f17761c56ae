#!/usr/bin/env bash
set -euxo pipefail

curl --fail --silent --max-time 10 --retry 3 \
  -H "Authorization: Bearer $SLACK_BOT_TOKEN" \
  -H 'Content-Type: application/json; charset=utf-8' \
  -d "{\"channel\":\"#deploys\",\"text\":\"$1\"}" \
  https://slack.com/api/chat.postMessage | jq -e .ok
