# shellcheck shell=bash
request() {
  local method="$1" url="$2"
  shift 2
  curl --fail-with-body --silent --max-time 30 --retry 4 --retry-max-time 120 -X "$method" "$url" "$@"
}
