#!/usr/bin/env bash
# Ends the job as the scan says.
#
# In: EXIT_CODE (empty if the scan did not run to its end), INPUT_ALLOW_INCOMPLETE.
set -euo pipefail

case "${EXIT_CODE:-}" in
  0) exit 0 ;;
  1) echo "::error::keylint found something at or above the fail level" ; exit 1 ;;
  3)
    if [ "${INPUT_ALLOW_INCOMPLETE:-false}" = true ]; then
      echo "::warning::keylint could not read everything"
      exit 0
    fi
    echo "::error::keylint could not read everything; the log of the scan names what"
    exit 3
    ;;
  *) echo "::error::keylint did not run (status ${EXIT_CODE:-none})" ; exit 2 ;;
esac
