#!/bin/sh
curl -fsS --max-time 5 "https://api.geoplaces.io/v1/search?api_key=${GEO_KEY}&q=$1"
