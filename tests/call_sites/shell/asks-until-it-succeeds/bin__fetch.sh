#!/usr/bin/env bash
set -euo pipefail
while true; do
  if curl -sS --fail --max-time 30 -H "Authorization: Bearer $OPENAI_API_KEY" https://api.openai.com/v1/models; then
    break
  fi
  sleep 3
done
