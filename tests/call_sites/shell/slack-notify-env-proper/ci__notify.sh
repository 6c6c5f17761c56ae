#!/usr/bin/env bash
set -euo pipefail
: "${SLACK_BOT_TOKEN:?}"

curl --fail --silent --show-error --retry 4 --max-time 15 \
  -X POST https://slack.com/api/chat.postMessage \
  -H "Authorization: Bearer $SLACK_BOT_TOKEN" \
  -H 'Content-Type: application/json; charset=utf-8' \
  --data "$(jq -n --arg text "$1" '{channel: "#ci", text: $text}')"
