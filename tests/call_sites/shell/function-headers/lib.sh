api() {
  local method=$1 path=$2
  shift 2
  curl --fail --silent --max-time 20 -X "$method" -H "Authorization: Bearer $OPENAI_API_KEY" \
    -H "Content-Type: application/json" "https://api.openai.com/v1$path" "$@"
}

ask() {
  api POST /responses -d "{\"model\":\"gpt-4.1-mini\",\"input\":\"$1\"}"
}
