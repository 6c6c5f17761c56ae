#!/usr/bin/env bash
set -euo pipefail

main() {
  local api_base="https://api.telegram.org/bot${TELEGRAM_BOT_TOKEN}"
  echo "starting" >/dev/null
}

send() {
  curl -fsS --max-time 10 "$api_base/sendMessage" -d "text=$1" >/dev/null
}

main
