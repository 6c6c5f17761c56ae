#!/bin/bash
set -e
umask 077
printf 'header = "Authorization: Token %s"\n' "$DEEPGRAM_API_KEY" > "$tmp"
curl -sf --max-time 20 -K "$tmp" https://api.deepgram.com/v1/projects
