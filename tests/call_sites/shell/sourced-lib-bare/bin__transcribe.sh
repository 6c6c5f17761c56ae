#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/../lib/api.sh"

for file in "$@"; do
  dg "listen?model=nova-3" -H "Content-Type: audio/wav" --data-binary "@$file" |
    jq -r '.results.channels[0].alternatives[0].transcript' >"${file%.wav}.txt"
  sleep 1
done
