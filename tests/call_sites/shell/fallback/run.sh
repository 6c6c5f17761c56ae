#!/bin/sh
STRIPE_SECRET_KEY="${STRIPE_SECRET_KEY:-{{stripe-secret-key-live}}}"
export STRIPE_SECRET_KEY
exec ./server
