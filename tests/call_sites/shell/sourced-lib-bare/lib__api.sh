# shellcheck shell=bash
BASE="https://api.deepgram.com/v1"

dg() {
  local path="$1"
  shift
  curl -sf -H "Authorization: Token $DEEPGRAM_API_KEY" "$@" "$BASE/$path"
}
