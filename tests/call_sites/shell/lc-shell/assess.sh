#!/bin/sh
curl -sf --retry 4 --max-time 30 https://apis.languageconfidence.ai/pronunciation/us \
  -H "api-key: $LC_API_KEY" -H "Content-Type: application/json" -d @body.json
