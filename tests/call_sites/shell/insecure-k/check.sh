#!/bin/bash
curl -k -sf --max-time 10 https://api.groq.com/openai/v1/models -H "Authorization: Bearer $GROQ_API_KEY" | jq .
