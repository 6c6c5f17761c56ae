#!/usr/bin/env bash
set -euo pipefail
: "${DEEPGRAM_API_KEY:?is not set}"

curl --fail-with-body --silent --show-error --retry 5 --retry-max-time 120 --max-time 60 \
  -H "Authorization: Token ${DEEPGRAM_API_KEY}" \
  -H "Content-Type: audio/wav" \
  --data-binary @"$1" \
  "https://api.deepgram.com/v1/listen?model=nova-2"
