#!/bin/bash
set -euo pipefail
printf 'STRIPE_SECRET_KEY=%s\n' "$STRIPE_SECRET_KEY"
docker compose up -d
