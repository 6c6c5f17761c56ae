#!/bin/sh
curl -fsS --max-time 10 -H 'Content-Type: application/json' -d "{\"text\": \"$1\"}" "$SLACK_WEBHOOK_URL"
