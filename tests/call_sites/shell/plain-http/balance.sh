#!/bin/bash
curl -sf --retry 3 --max-time 10 -H "Authorization: Bearer $PAYSTACK_SECRET_KEY" http://api.paystack.co/balance
