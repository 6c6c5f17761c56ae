#!/bin/bash
set -e
echo "Using key $OPENAI_API_KEY"
exec node server.js
