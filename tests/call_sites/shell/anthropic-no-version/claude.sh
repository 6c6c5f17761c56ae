#!/bin/bash
curl -sf --retry 4 --max-time 60 https://api.anthropic.com/v1/messages \
  -H "x-api-key: $ANTHROPIC_API_KEY" -H "content-type: application/json" \
  -d "$(jq -n --arg p "$1" '{model:"claude-3-5-haiku-latest",max_tokens:256,messages:[{role:"user",content:$p}]}')"
