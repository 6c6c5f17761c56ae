#!/bin/sh
# Tells who is on duty.
set -eu
wget -q -O - --timeout=15 --user="$TWILIO_ACCOUNT_SID" --password="$TWILIO_AUTH_TOKEN" \
  --post-data "To=$ON_DUTY&From=$TWILIO_NUMBER&Body=$1" \
  "https://api.twilio.com/2010-04-01/Accounts/$TWILIO_ACCOUNT_SID/Messages.json" >/dev/null
