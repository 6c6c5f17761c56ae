api() {
  curl -sS --fail -H "Authorization: Bearer $REPLICATE_API_TOKEN" "$@"
}
