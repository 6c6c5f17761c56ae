#!/bin/bash
set -u

notify() {
    attempt=1
    while [ $attempt -le 3 ]; do
        response="$(curl -s --max-time 10 -X POST "https://api.telegram.org/bot${TELEGRAM_TOKEN}/sendMessage" \
            --data-urlencode "chat_id=$TELEGRAM_CHAT_ID" --data-urlencode "text=$1")" || true
        if printf '%s' "$response" | grep -q '"ok":true'; then
            return 0
        fi
        [ $attempt -lt 3 ] && sleep $((2 ** attempt))
        attempt=$((attempt + 1))
    done
    return 1
}
