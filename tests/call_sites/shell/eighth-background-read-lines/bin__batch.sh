#!/usr/bin/env bash
while IFS= read -r url; do
  curl -fsS -X POST -H "Authorization: Token $DEEPGRAM_API_KEY" -H 'Content-Type: application/json' \
    -d "{\"url\":\"$url\"}" https://api.deepgram.com/v1/listen > "out/$(basename "$url").json" &
done < urls.txt
wait
