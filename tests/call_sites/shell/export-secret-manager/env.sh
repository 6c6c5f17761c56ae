#!/bin/bash
set -e
export OPENAI_API_KEY="$(aws secretsmanager get-secret-value --secret-id prod/openai --query SecretString --output text)"
export DEEPGRAM_API_KEY=$(op read "op://prod/deepgram/credential")
exec python -m app
