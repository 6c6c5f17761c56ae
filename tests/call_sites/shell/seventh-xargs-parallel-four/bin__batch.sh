#!/usr/bin/env bash
set -euo pipefail
find audio -name '*.mp3' -print0 | xargs -0 -P 4 -I{} curl -sS --fail \
  -H "Authorization: Token $DEEPGRAM_API_KEY" -H 'Content-Type: audio/mpeg' \
  --data-binary @{} -o {}.json 'https://api.deepgram.com/v1/listen?model=nova-3'
