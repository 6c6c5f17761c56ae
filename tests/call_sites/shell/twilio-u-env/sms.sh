#!/bin/bash
source .env
curl -X POST "https://api.twilio.com/2010-04-01/Accounts/$TWILIO_ACCOUNT_SID/Messages.json" \
  --data-urlencode "To=$1" \
  --data-urlencode "From=$TWILIO_FROM" \
  --data-urlencode "Body=$2" \
  -u "$TWILIO_ACCOUNT_SID:$TWILIO_AUTH_TOKEN"
