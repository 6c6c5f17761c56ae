#!/bin/bash
curl -X POST "https://api.twilio.com/2010-04-01/Accounts/{{twilio-account-sid}}/Messages.json" \
  --data-urlencode "Body=deploy done" \
  --data-urlencode "From=+15005550006" \
  --data-urlencode "To=$1" \
  -u "{{twilio-account-sid}}:{{twilio-auth-token}}"
