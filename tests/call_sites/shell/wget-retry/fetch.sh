#!/bin/sh
wget -q --tries=5 --waitretry=30 --timeout=30 --retry-on-http-error=429,500,502,503,504 \
  --header="Authorization: Token $DEEPGRAM_API_KEY" -O projects.json https://api.deepgram.com/v1/projects
