#!/bin/bash
ask_openai() {
  local api_key="$1"
  local model="${2:-gpt-4o-mini}"
  local response
  response=$(curl -sf https://api.openai.com/v1/chat/completions \
    -H "Authorization: Bearer $api_key" \
    -H "Content-Type: application/json" \
    -d "{\"model\": \"$model\", \"messages\": [{\"role\": \"user\", \"content\": \"hi\"}]}")
  echo "$response" | jq -r '.choices[0].message.content'
}

ask_openai "$OPENAI_API_KEY"
