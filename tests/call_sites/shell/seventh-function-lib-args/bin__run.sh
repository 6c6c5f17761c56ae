#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "$0")/../lib/http.sh"
api -X POST -d @input.json https://api.replicate.com/v1/predictions
