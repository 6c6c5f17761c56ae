#!/bin/bash
curl -sf --max-time 10 --retry 5 --retry-delay 2 -H "Authorization: Bearer $SENDGRID_API_KEY" https://api.sendgrid.com/v3/templates
