#!/bin/bash
for i in "${PICKED[@]}"
do
   mv "$PICKUP_DIR/$i" "$PROCESS_DIR/$i"
   tesseract "$PROCESS_DIR/$i" "$TMP_DIR/output" -l eng
   BODY=$(jq -nc --rawfile q "$TMP_DIR/output.txt" '{model: "gpt-4o", messages: [{role: "user", content: $q}]}')
   ANSWER=$(curl -sf --max-time 60 https://api.openai.com/v1/chat/completions -H "Authorization: Bearer $OPENAI_API_KEY" -H "Content-Type: application/json" -d "$BODY")
   jq -r '.choices[0].message.content' <<<"$ANSWER"
done
