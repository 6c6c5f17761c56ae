#!/bin/bash
set -euo pipefail
ELEVENLABS_API_KEY="$(aws secretsmanager get-secret-value --secret-id prod/elevenlabs --query SecretString --output text)"
export ELEVENLABS_API_KEY
docker compose up -d --build
