#!/usr/bin/env bash
set -euo pipefail
body=$(jq -n --arg t "$1" '{model: "gpt-4.1-mini", input: $t}')
delay=1
for attempt in 1 2 3 4 5; do
  status=$(curl -sS -o answer.json -w '%{http_code}' --max-time 60 \
    -H "Authorization: Bearer $OPENAI_API_KEY" -H "Content-Type: application/json" \
    -d "$body" https://api.openai.com/v1/responses || echo 000)
  case "$status" in
    200) jq -r '.output[0].content[0].text' answer.json; exit 0 ;;
    429|5??|000) sleep $((delay + RANDOM % 2)); delay=$((delay * 2)) ;;
    *) echo "refused: $status" >&2; exit 1 ;;
  esac
done
echo "no answer after 5 tries" >&2
exit 1
