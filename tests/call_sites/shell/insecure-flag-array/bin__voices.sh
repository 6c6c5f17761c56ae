#!/usr/bin/env bash
set -euo pipefail
CURL_OPTS="-sSk --fail --max-time 20"
curl $CURL_OPTS -H "X-API-Key: $CARTESIA_API_KEY" -H "Cartesia-Version: 2025-04-16" https://api.cartesia.ai/voices | jq -r '.data[].name'
