#!/bin/sh
set -e
wget -q --timeout=20 --tries=1 --header="xi-api-key: $ELEVENLABS_API_KEY" -O voices.json https://api.elevenlabs.io/v1/voices
