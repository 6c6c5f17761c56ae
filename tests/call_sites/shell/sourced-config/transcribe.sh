#!/usr/bin/env bash
source "$(dirname "$0")/config.sh"
curl -fsS -X POST -H "Authorization: Token $DEEPGRAM_KEY" -H "Content-Type: audio/wav" \
  --data-binary @"$1" https://api.deepgram.com/v1/listen
