#!/bin/bash
curl --tlsv1.0 --tls-max 1.1 -sf --max-time 10 -H "Authorization: Bearer $OPENAI_API_KEY" https://api.openai.com/v1/models
