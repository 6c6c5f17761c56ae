#!/usr/bin/env bash
set -euo pipefail
curl --fail --silent --retry 5 --retry-delay 3 --max-time 30 \
  -H "Authorization: Bearer $RESEND_API_KEY" \
  -H "Content-Type: application/json" \
  -d @mail.json https://api.resend.com/emails
