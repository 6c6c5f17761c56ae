#!/usr/bin/env bash
set -euo pipefail

args=(
  --fail --silent --show-error
  --retry 5
  --retry-all-errors
  --max-time 20
  -H "Content-Type: application/json"
)
args+=(-H "x-goog-api-key: $GEMINI_API_KEY")

check() {
  curl "${args[@]}" -d "$1" "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.0-flash:generateContent"
}

check '{"contents":[{"parts":[{"text":"hello"}]}]}' | jq -r '.candidates[0].content.parts[0].text'
