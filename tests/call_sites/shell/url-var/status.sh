#!/bin/bash
BASE="https://api.deepgram.com/v1"
AUTH="Authorization: Token $DEEPGRAM_API_KEY"
curl -sf -H "$AUTH" "$BASE/projects" | jq '.projects[].name'
