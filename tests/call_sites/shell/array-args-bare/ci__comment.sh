#!/usr/bin/env bash
set -euo pipefail

opts=(-sS --fail -m 60 -H "content-type: application/json")
opts+=(-H "anthropic-version: 2023-06-01" -H "x-api-key: ${ANTHROPIC_API_KEY}")

review() {
  local diff="$1"
  jq -n --arg diff "$diff" '{model: "claude-sonnet-4-5", max_tokens: 1000, messages: [{role: "user", content: $diff}]}' |
    curl "${opts[@]}" -d @- https://api.anthropic.com/v1/messages |
    jq -r '.content[0].text'
}

review "$(git diff origin/main...HEAD)"
