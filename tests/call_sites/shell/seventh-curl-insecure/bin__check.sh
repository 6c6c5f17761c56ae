#!/bin/sh
curl -fsSk -m 10 -H "x-goog-api-key: $GEMINI_API_KEY" https://generativelanguage.googleapis.com/v1beta/models
