#!/bin/bash
until curl -sf -m 30 -H "Authorization: Bearer $MISTRAL_API_KEY" https://api.mistral.ai/v1/models -o models.json; do
  echo "again"
  sleep 10
done
