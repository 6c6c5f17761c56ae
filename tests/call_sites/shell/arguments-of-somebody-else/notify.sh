#!/usr/bin/env bash
set -euo pipefail

text="$(cat)"
api_url="https://api.telegram.org/bot${TELEGRAM_TOKEN}/sendMessage"

args=(
  --silent
  --fail
  $CURL_OPTIONS
  --max-time 20
  --data-urlencode "chat_id=${TELEGRAM_CHAT_ID}"
  --data-urlencode "text=${text}"
)
if [[ -n "${TELEGRAM_THREAD:-}" ]]; then
  args+=(--data-urlencode "message_thread_id=${TELEGRAM_THREAD}")
fi

curl "${args[@]}" "$api_url"
