#!/bin/sh
http --check-status --timeout=30 POST https://api.openai.com/v1/responses \
  Authorization:"Bearer {{openai-project-key}}" model=gpt-4.1-mini input="hello"
