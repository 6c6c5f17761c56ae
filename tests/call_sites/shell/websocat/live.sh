#!/bin/bash
ffmpeg -loglevel error -i "$1" -f s16le -ar 16000 -ac 1 - |
  websocat -b -H "Authorization: Token $DEEPGRAM_API_KEY" "ws://api.deepgram.com/v1/listen?encoding=linear16&sample_rate=16000"
