#!/usr/bin/env bash
api() {
  curl -fsS "https://api.openai.com/v1/$1" -H "Authorization: Bearer $OPENAI_API_KEY" "${@:2}"
}
api models | jq -r '.data[].id'
