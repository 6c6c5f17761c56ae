#!/bin/bash
curl -fsS "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.0-flash:generateContent?key={{google-api-key}}" \
  -H 'Content-Type: application/json' -d @body.json
