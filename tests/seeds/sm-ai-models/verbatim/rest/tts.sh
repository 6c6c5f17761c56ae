#!/bin/sh
curl -X POST https://api-tts.withsm.ai/v1/tts -H "X-API-Key: your-api-key" -d '{"text": "hello"}'
curl -X POST https://api-tts.withsm.ai/v1/tts -H "Authorization: Bearer YOUR_API_KEY" -d '{"text": "hello"}'
