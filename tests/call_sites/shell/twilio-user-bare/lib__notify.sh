# shellcheck shell=bash
sms() {
  local to="$1" body="$2"
  curl -fsS -X POST "https://api.twilio.com/2010-04-01/Accounts/${TWILIO_ACCOUNT_SID}/Messages.json" \
    -u "${TWILIO_ACCOUNT_SID}:${TWILIO_AUTH_TOKEN}" \
    --data-urlencode "To=${to}" \
    --data-urlencode "From=${TWILIO_FROM}" \
    --data-urlencode "Body=${body}" >/dev/null
}
