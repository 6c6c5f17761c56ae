#!/bin/bash
set -a
. ./.env
set +a
export OPENAI_API_KEY="${OPENAI_API_KEY:?set it in .env}"
python3 main.py "$@"
