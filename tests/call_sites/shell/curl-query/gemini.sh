#!/bin/sh
curl -sf --retry 4 --max-time 30 -H 'Content-Type: application/json' -d @prompt.json \
  "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.0-flash:generateContent?key=$GEMINI_API_KEY"
