#!/usr/bin/env bash
claude() {
  curl -sS --fail --max-time 60 https://api.anthropic.com/v1/messages \
    -H "x-api-key: $ANTHROPIC_API_KEY" \
    -H "content-type: application/json" \
    -d "$1"
}
claude "$(cat request.json)"
