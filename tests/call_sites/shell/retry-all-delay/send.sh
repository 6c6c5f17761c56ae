#!/bin/sh
curl -fsS -m 10 --retry 4 --retry-delay 5 --url https://api.sendgrid.com/v3/mail/send \
  --oauth2-bearer "$SENDGRID_API_KEY" -H 'Content-Type: application/json' -d @mail.json
