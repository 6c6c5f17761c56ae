#!/bin/sh
export STRIPE_SECRET_KEY="${STRIPE_SECRET_KEY:-{{stripe-secret-key-live}}}"
exec node server.js
