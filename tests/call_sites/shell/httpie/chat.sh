#!/bin/bash
http --timeout 30 --check-status POST https://api.groq.com/openai/v1/chat/completions \
  "Authorization: Bearer $GROQ_API_KEY" \
  model=llama-3.1-8b-instant messages:='[{"role":"user","content":"hi"}]'
