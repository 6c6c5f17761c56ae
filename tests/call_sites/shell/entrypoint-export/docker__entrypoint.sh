#!/bin/sh
set -e
export APP_ENV=production
export STRIPE_SECRET_KEY="{{stripe-secret-key-live}}"
export PORT="${PORT:-8080}"
exec node server.js "$@"
