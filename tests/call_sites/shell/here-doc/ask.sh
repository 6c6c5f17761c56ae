#!/usr/bin/env bash
set -euo pipefail

ask() {
  local prompt="$1"
  curl --silent --show-error --fail https://api.anthropic.com/v1/messages \
    --header "x-api-key: $ANTHROPIC_API_KEY" \
    --header "anthropic-version: 2023-06-01" \
    --header "content-type: application/json" \
    --data @- <<JSON
{"model":"claude-3-5-haiku-latest","max_tokens":256,"messages":[{"role":"user","content":"$prompt"}]}
JSON
}

ask "$1" | jq -r '.content[0].text'
