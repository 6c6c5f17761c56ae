#!/bin/sh
wget --no-check-certificate --tries=4 --waitretry=10 --retry-on-http-error=429,500,502,503 --timeout=20 \
  --header="Authorization: Bearer $CARTESIA_API_KEY" --header="Cartesia-Version: 2025-04-16" -O voices.json https://api.cartesia.ai/voices
