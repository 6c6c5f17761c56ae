#!/bin/sh
curl -fsS --max-time 30 http://apis.languageconfidence.ai/speech-assessment/scripted/uk \
  -H "api-key: $LC_API_KEY" -H "x-user-id: $USER_ID" -H "Content-Type: application/json" -d @body.json
