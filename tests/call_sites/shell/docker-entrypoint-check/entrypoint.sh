#!/bin/sh
if [ -z "$DEEPGRAM_API_KEY" ]; then
  echo "DEEPGRAM_API_KEY is not set" >&2
  exit 1
fi
exec node server.js
