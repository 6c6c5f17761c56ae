notify() {
  curl -fsS --max-time 10 -X POST -H "Authorization: Bearer $SLACK_BOT_TOKEN" \
    -H 'Content-Type: application/json' -d "$1" https://slack.com/api/chat.postMessage
}
