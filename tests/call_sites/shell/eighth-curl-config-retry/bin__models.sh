#!/usr/bin/env bash
set -euo pipefail
args=(--silent --show-error --fail --retry 5 --retry-max-time 60 --max-time 20)
curl "${args[@]}" -H "Authorization: Bearer ${OPENAI_API_KEY}" https://api.openai.com/v1/models | jq -r '.data[].id'
