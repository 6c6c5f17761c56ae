#!/bin/sh
wget -q -O out.mp3 --header="xi-api-key: {{elevenlabs-api-key}}" --post-data='{"text":"hello"}' https://api.elevenlabs.io/v1/text-to-speech/abc
