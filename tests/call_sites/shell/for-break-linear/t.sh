#!/bin/bash
for i in 1 2 3 4 5; do
  curl -sf --max-time 20 -H "Authorization: Token $DEEPGRAM_API_KEY" https://api.deepgram.com/v1/projects -o p.json && break
  sleep "$i"
done
