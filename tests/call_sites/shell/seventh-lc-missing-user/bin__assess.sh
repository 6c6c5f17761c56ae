#!/usr/bin/env bash
set -euo pipefail
curl -sS --fail --retry 5 --max-time 60 \
  -H "api-key: $LC_API_KEY" -H 'Content-Type: application/json' -d @request.json \
  https://apis.languageconfidence.ai/speech-assessment/unscripted/us
