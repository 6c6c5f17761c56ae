#!/usr/bin/env bash
for i in {1..5}; do
  if curl -fsS --max-time 10 -X POST "https://api.telegram.org/bot${TELEGRAM_BOT_TOKEN}/sendMessage" -d "chat_id=$CHAT" -d "text=$1"; then
    exit 0
  fi
  echo "attempt $i failed, waiting"
  sleep 5
done
exit 1
