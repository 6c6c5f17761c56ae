#!/usr/bin/env bash
set -u
delay=1
for attempt in 1 2 3 4 5; do
  status=$(curl -s -m 20 -o /tmp/out.json -w '%{http_code}' -X POST https://api.sendgrid.com/v3/mail/send \
    -H "Authorization: Bearer $SENDGRID_API_KEY" -H 'Content-Type: application/json' -d @mail.json)
  case "$status" in
    2*) exit 0 ;;
    429|5*) sleep "$delay"; delay=$((delay * 2)) ;;
    *) echo "sendgrid: $status" >&2; exit 1 ;;
  esac
done
echo "sendgrid is busy" >&2
exit 1
