#!/bin/sh
API_KEY="{{random:32:lc}}"
FILE="$1"

upload() {
  curl -s -X POST https://api.assemblyai.com/v2/upload \
    -H "authorization: $API_KEY" \
    --data-binary @"$FILE"
}

upload | jq -r .upload_url
