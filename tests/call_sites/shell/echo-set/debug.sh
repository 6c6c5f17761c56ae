#!/bin/bash
if [ -z "${OPENAI_API_KEY:-}" ]; then
  echo "OPENAI_API_KEY is not set" >&2
  exit 1
fi
echo "OPENAI_API_KEY has ${#OPENAI_API_KEY} characters"
