#!/bin/bash
set -e
source .env
echo "Deploying with key $OPENAI_API_KEY"
./deploy
