#!/bin/sh
curl --request POST \
  --url 'https://api.deepgram.com/v1/listen?model=nova-2&smart_format=true' \
  --header 'Authorization: Token {{random:40:lc}}' \
  --header 'Content-Type: audio/wav' \
  --data-binary @"$1"
