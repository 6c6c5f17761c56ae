#!/bin/sh
set -eu
curl -fsS --retry 4 --retry-all-errors -m 20 -H "xi-api-key: $ELEVENLABS_API_KEY" https://api.elevenlabs.io/v1/voices
