#!/usr/bin/env bash
set -euo pipefail
curl -sS --fail -H 'Content-Type: application/json' -d @body.json \
  "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent?key=${GEMINI_API_KEY}"
