#!/bin/sh
curl -sSf --retry 5 --retry-delay 3 --max-time 20 \
  -H "Authorization: Bearer $SENDGRID_API_KEY" -H "Content-Type: application/json" \
  -d @mail.json https://api.sendgrid.com/v3/mail/send
