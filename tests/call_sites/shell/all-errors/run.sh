#!/bin/bash
curl --fail --silent --retry 8 --retry-all-errors --max-time 30 -H "Authorization: Bearer $OPENAI_API_KEY" https://api.openai.com/v1/models > models.json
