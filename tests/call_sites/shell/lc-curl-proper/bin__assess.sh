#!/usr/bin/env bash
set -euo pipefail

curl --silent --show-error --fail-with-body \
  --retry 5 --retry-max-time 120 --max-time 30 \
  -X POST "https://apis.languageconfidence.ai/speech-assessment/scripted/us" \
  -H "api-key: ${LC_API_KEY}" \
  -H "x-user-id: ${USER_ID}" \
  -H "Content-Type: application/json" \
  --data @body.json
