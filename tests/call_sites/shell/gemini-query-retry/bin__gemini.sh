#!/usr/bin/env bash
set -euo pipefail
model="${GEMINI_MODEL:-gemini-2.0-flash}"
url="https://generativelanguage.googleapis.com/v1beta/models/${model}:generateContent?key=${GEMINI_API_KEY}"
body="$(jq -n --arg t "$*" '{contents:[{parts:[{text:$t}]}]}')"
curl -sS --fail --max-time 60 --retry 4 -H 'Content-Type: application/json' -d "$body" "$url" |
  jq -r '.candidates[0].content.parts[0].text'
