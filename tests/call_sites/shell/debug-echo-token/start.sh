#!/bin/sh
echo "Starting with DEEPGRAM_API_KEY=$DEEPGRAM_API_KEY"
exec node server.js
