#!/usr/bin/env bash

api() {
  local attempt=0 max=5 delay=1 status
  while true; do
    status=$(curl -sS --max-time 30 -o /tmp/body -D /tmp/headers -w '%{http_code}' \
      -H "Authorization: Bearer $MISTRAL_API_KEY" \
      -H "Content-Type: application/json" \
      -d "$1" https://api.mistral.ai/v1/chat/completions) || status=000
    if [ "$status" = 200 ]; then
      cat /tmp/body
      return 0
    fi
    case $status in
      000 | 429 | 5??) ;;
      *) echo "mistral: $status" >&2; return 1 ;;
    esac
    attempt=$((attempt + 1))
    [ "$attempt" -ge "$max" ] && return 1
    after=$(grep -i '^retry-after:' /tmp/headers | tr -dc '0-9')
    sleep "${after:-$delay}"
    delay=$((delay * 2 + RANDOM % 2))
  done
}
