#!/usr/bin/env bash
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
. "$here/../lib/http.sh"

body="$(jq -n --rawfile text "$1" '{model: "mistral-small-latest", messages: [{role: "user", content: $text}]}')"
request POST https://api.mistral.ai/v1/chat/completions \
  -H "Authorization: Bearer $MISTRAL_API_KEY" -H "Content-Type: application/json" -d "$body" |
  jq -r '.choices[0].message.content'
