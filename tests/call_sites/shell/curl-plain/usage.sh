#!/bin/sh
curl -sf --retry 4 --max-time 10 -H "Authorization: Bearer $SVARA_API_KEY" http://api.svarapi.io/v1/usage
