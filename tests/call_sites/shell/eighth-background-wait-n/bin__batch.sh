#!/usr/bin/env bash
set -euo pipefail
for f in audio/*.mp3; do
  while (( $(jobs -rp | wc -l) >= 4 )); do wait -n; done
  curl -sS --fail -H "Authorization: Token $DEEPGRAM_API_KEY" --data-binary @"$f" -o "$f.json" \
    'https://api.deepgram.com/v1/listen?model=nova-3' &
done
wait
