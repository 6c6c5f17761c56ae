#!/usr/bin/env bash
# Puts keylint on PATH for the steps that follow.
#
# In: INPUT_INSTALL (`source` or `system`), ACTION_PATH (the action's own checkout), RUNNER_TEMP, GITHUB_PATH.
set -euo pipefail

case "${INPUT_INSTALL:-source}" in
  system)
    command -v keylint >/dev/null || { echo "::error::keylint is not on PATH (install: system)"; exit 2; }
    ;;
  source)
    command -v cargo >/dev/null || { echo "::error::cargo is needed to build keylint (install: source)"; exit 2; }
    cargo install --locked --quiet --path "$ACTION_PATH" --root "$RUNNER_TEMP/keylint"
    echo "$RUNNER_TEMP/keylint/bin" >>"$GITHUB_PATH"
    ;;
  *)
    echo "::error::install must be source or system"
    exit 2
    ;;
esac
