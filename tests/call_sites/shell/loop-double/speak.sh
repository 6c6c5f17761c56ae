#!/usr/bin/env bash
delay=1
for attempt in 1 2 3 4 5; do
  status=$(curl -s -m 30 -o out.mp3 -w '%{http_code}' \
    -H "xi-api-key: $ELEVENLABS_API_KEY" -H 'Content-Type: application/json' \
    -d '{"text":"hello"}' https://api.elevenlabs.io/v1/text-to-speech/abc)
  case "$status" in
    200) exit 0 ;;
    429|5??) sleep "$((delay + RANDOM % 2))"; delay=$((delay * 2)) ;;
    *) echo "refused: $status" >&2; exit 1 ;;
  esac
done
echo "no speech after five tries" >&2
exit 1
