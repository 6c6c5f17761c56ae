#!/bin/sh
curl -fsS https://api.stripe.com/v1/charges -u "{{stripe-secret-key-live}}:" -d amount=2000 -d currency=eur
