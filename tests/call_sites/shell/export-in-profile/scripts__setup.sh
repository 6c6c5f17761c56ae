#!/bin/bash
cat banner.txt
export ELEVENLABS_API_KEY="{{elevenlabs-api-key}}"
export PATH="$HOME/.local/bin:$PATH"
