#!/usr/bin/env bash
delay=1
for attempt in 1 2 3 4 5; do
  code=$(curl -s -o out.json -w '%{http_code}' --max-time 60 -H "xi-api-key: $ELEVENLABS_API_KEY" -F "file=@$1" https://api.elevenlabs.io/v1/speech-to-text)
  case "$code" in
    2*) exit 0 ;;
    429|5*) sleep $((delay + RANDOM % 2)); delay=$((delay * 2)) ;;
    *) echo "failed with $code" >&2; exit 1 ;;
  esac
done
exit 1
