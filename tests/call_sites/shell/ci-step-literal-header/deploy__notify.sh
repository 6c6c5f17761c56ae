#!/usr/bin/env bash
set -e
curl -X POST https://api.resend.com/emails \
  -H 'Authorization: Bearer {{resend-api-key}}' \
  -H 'Content-Type: application/json' \
  -d '{"from":"ci@acme.dev","to":"team@acme.dev","subject":"deployed","text":"done"}'
