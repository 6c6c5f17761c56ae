#!/bin/bash
for i in 1 2 3 4 5; do
  if curl -sf --max-time 10 -H "Authorization: Bearer $RESEND_API_KEY" -H "Content-Type: application/json" -d @mail.json https://api.resend.com/emails; then
    exit 0
  fi
  sleep 2
done
exit 1
