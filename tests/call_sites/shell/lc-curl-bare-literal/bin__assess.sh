#!/bin/sh
API_KEY="{{random:32:lc}}"
curl -s -X POST https://apis.languageconfidence.ai/speech-assessment/scripted/us \
  -H "api-key: $API_KEY" \
  -H 'Content-Type: application/json' \
  -d @body.json
