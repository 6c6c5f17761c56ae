#!/usr/bin/env bash
set -euo pipefail

api_base=""

send() {
  curl -fsS "$api_base/sendMessage" -d "chat_id=$CHAT_ID" --data-urlencode "text=$1" >/dev/null
}

main() {
  api_base="https://api.telegram.org/bot${TELEGRAM_BOT_TOKEN}"
  send "started"
}

main "$@"
