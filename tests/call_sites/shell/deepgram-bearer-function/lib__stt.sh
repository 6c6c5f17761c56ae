# shellcheck shell=bash
auth="Authorization: Bearer $DEEPGRAM_API_KEY"

transcribe() {
  curl --fail -s --max-time 120 -X POST -H "$auth" -H "Content-Type: audio/mpeg" \
    --data-binary "@$1" "https://api.deepgram.com/v1/listen?smart_format=true" | jq -r '.results.channels[0].alternatives[0].transcript'
}
