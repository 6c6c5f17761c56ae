#!/bin/sh
curl -fsS --retry 3 --max-time 10 -H 'Content-Type: application/json' -d "{\"text\": \"$1\"}" "$SLACK_WEBHOOK_URL"
