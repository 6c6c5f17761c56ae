#!/usr/bin/env bash
export DEEPGRAM_API_KEY
find audio -name '*.wav' -print0 |
  xargs -0 -P 16 -I{} curl -fsS -m 120 -H "Authorization: Token $DEEPGRAM_API_KEY" \
    -H "Content-Type: audio/wav" --data-binary @{} -o {}.json https://api.deepgram.com/v1/listen
