#!/usr/bin/env bash
set -euo pipefail
api() { curl -fsS --retry 5 --retry-max-time 90 --max-time 20 -H "Authorization: Bearer $SPEECHMATICS_API_KEY" "$@"; }

job="$(api -F config='{"type":"transcription"}' -F data_file=@"$1" https://asr.api.speechmatics.com/v2/jobs | jq -r .id)"
for _ in $(seq 1 120); do
  state="$(api "https://asr.api.speechmatics.com/v2/jobs/$job" | jq -r .job.status)"
  case "$state" in
    done) api "https://asr.api.speechmatics.com/v2/jobs/$job/transcript?format=txt"; exit 0 ;;
    rejected) echo "rejected" >&2; exit 1 ;;
  esac
  sleep 5
done
exit 1
