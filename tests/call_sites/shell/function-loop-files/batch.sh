#!/bin/bash
transcribe() {
  curl -sf -X POST "https://api.openai.com/v1/audio/transcriptions" \
    -H "Authorization: Bearer $OPENAI_API_KEY" \
    -F file=@"$1" -F model=whisper-1
}

for f in recordings/*.wav; do
  transcribe "$f" > "${f%.wav}.json"
done
