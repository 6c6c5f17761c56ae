#!/bin/sh
curl -sSf --retry 5 --retry-all-errors --max-time 60 \
  -H "Authorization: Bearer $COHERE_API_KEY" -H "Content-Type: application/json" \
  -d @texts.json https://api.cohere.com/v2/embed
