#!/usr/bin/env bash
for model in nova-3 nova-2 base; do
  curl -fsS -H "Authorization: Token $DEEPGRAM_API_KEY" "https://api.deepgram.com/v1/models/$model" &
done
wait
