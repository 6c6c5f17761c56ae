#!/bin/bash
wget -q --no-check-certificate --timeout=20 --tries=1 --header="Authorization: Token $DEEPGRAM_API_KEY" -O projects.json https://api.deepgram.com/v1/projects
