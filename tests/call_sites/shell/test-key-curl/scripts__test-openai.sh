#!/usr/bin/env bash
set -euo pipefail

api_key="${1:-}"
model="${2:-gpt-4o-mini}"

if [ -z "$api_key" ]; then
  echo "usage: $0 API_KEY [MODEL]" >&2
  exit 1
fi

response=$(curl -sf https://api.openai.com/v1/chat/completions \
  -H "Authorization: Bearer $api_key" \
  -H "Content-Type: application/json" \
  -d "{\"model\": \"$model\", \"messages\": [{\"role\": \"user\", \"content\": \"hi\"}]}" \
  --max-time 30)
echo "$response" | jq -r '.choices[0].message.content'
