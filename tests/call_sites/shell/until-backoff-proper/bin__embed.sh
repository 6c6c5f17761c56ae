#!/usr/bin/env bash
set -euo pipefail

out="$(mktemp)"
trap 'rm -f "$out"' EXIT
delay=1
tries=0
until status="$(curl -s -o "$out" -w '%{http_code}' --max-time 30 \
  -H "Authorization: Bearer $MISTRAL_API_KEY" -H 'Content-Type: application/json' \
  -d "{\"model\":\"mistral-embed\",\"input\":[\"$1\"]}" https://api.mistral.ai/v1/embeddings)" && [ "$status" = 200 ]; do
  tries=$((tries + 1))
  case "$status" in
    429 | 5??| 000) ;;
    *) echo "refused: $status" >&2; exit 1 ;;
  esac
  if [ "$tries" -ge 5 ]; then
    echo "no answer after $tries tries" >&2
    exit 1
  fi
  sleep "$((delay + RANDOM % 3))"
  delay=$((delay * 2))
done
jq '.data[0].embedding' "$out"
