#!/bin/sh
set -eu
curl --fail --retry 5 --retry-max-time 120 --max-time 60 -sS \
  https://apis.languageconfidence.ai/speech-assessment/scripted/uk \
  -H "api-key: $LC_API_KEY" -H "x-user-id: $USER_ID" -H 'Content-Type: application/json' \
  --data @request.json
