#!/usr/bin/env bash
set -euo pipefail
while true; do
  body=$(curl -sS --fail --max-time 30 -H "authorization: $ASSEMBLYAI_API_KEY" "https://api.assemblyai.com/v2/transcript/$1")
  status=$(jq -r .status <<<"$body")
  if [ "$status" = completed ]; then
    jq -r .text <<<"$body"
    break
  fi
  if [ "$status" = error ]; then
    exit 1
  fi
  sleep 3
done
