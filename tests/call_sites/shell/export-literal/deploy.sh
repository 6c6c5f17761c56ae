#!/bin/bash
set -e
export ELEVENLABS_API_KEY="{{elevenlabs-api-key}}"
docker compose up -d --build
