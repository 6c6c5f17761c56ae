#!/bin/bash
until curl -sf --max-time 10 -H "Authorization: Bearer $SLACK_TOKEN" -d "channel=$1" https://slack.com/api/conversations.join; do
  echo "slack failed, retrying" >&2
  sleep 5
done
