#!/usr/bin/env bash
set -euo pipefail
curl --fail-with-body --silent --show-error \
  --retry 5 --retry-max-time 120 --max-time 30 \
  -H "Authorization: Bearer ${RESEND_API_KEY:?}" \
  -H "Content-Type: application/json" \
  -d @mail.json \
  https://api.resend.com/emails
