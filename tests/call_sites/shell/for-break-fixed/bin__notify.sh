#!/usr/bin/env bash
set -uo pipefail
for attempt in 1 2 3 4 5; do
  if curl -fsS --max-time 10 -H "Authorization: Bearer $SENDGRID_API_KEY" -H 'Content-Type: application/json' \
    -d @mail.json https://api.sendgrid.com/v3/mail/send; then
    exit 0
  fi
  echo "attempt $attempt failed" >&2
  sleep 5
done
exit 1
