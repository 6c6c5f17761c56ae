#!/usr/bin/env bash
# Runs keylint for the event and records what came of it; never fails for findings.
#
# In: INPUT_PATH, INPUT_MODE, INPUT_FAIL_ON, INPUT_CONFIG, INPUT_SARIF; GITHUB_EVENT_NAME, GITHUB_EVENT_PATH; RUNNER_TEMP.
# Out: `exit-code`, `findings`, `complete`, `json-file`, `sarif-file` in GITHUB_OUTPUT, a line in GITHUB_STEP_SUMMARY,
# annotations on standard output. Text of the repository reaches the log only through keylint, which escapes it.
set -euo pipefail

output() { printf '%s=%s\n' "$1" "$2" >>"$GITHUB_OUTPUT"; }

# Which job: pull requests, merges of a queue and pushes are judged by what they bring, everything else by the whole history.
mode=${INPUT_MODE:-auto}
if [ "$mode" = auto ]; then
  case "${GITHUB_EVENT_NAME:-}" in
    pull_request | pull_request_target | merge_group | push)
      if [ -s "${GITHUB_EVENT_PATH:-}" ]; then mode=event; else mode=audit; fi
      ;;
    *) mode=audit ;;
  esac
fi
case "$mode" in
  check | audit) command=("$mode") ;;
  event) command=(check --github-event) ;;
  *)
    echo "::error::mode must be auto, audit or check"
    output exit-code 2
    exit 0
    ;;
esac

path=${INPUT_PATH:-.}
# A shallow clone is a history with a hole: fetch the rest. If that fails the report says that it is incomplete.
if [ "$mode" != check ] && [ "$(git -C "$path" rev-parse --is-shallow-repository 2>/dev/null || true)" = true ]; then
  git -C "$path" fetch --quiet --unshallow --no-recurse-submodules 2>/dev/null ||
    echo "::warning::the clone is shallow and the rest of the history could not be fetched; set fetch-depth: 0"
fi

arguments=("${command[@]}" --fail-on "${INPUT_FAIL_ON:-warning}")
[ -z "${INPUT_CONFIG:-}" ] || arguments+=(--config "$INPUT_CONFIG")
# Comments of whoever asks for the merge must not judge the merge when secrets of the repository are at stake.
if [ "${GITHUB_EVENT_NAME:-}" = pull_request_target ]; then
  arguments+=(--no-allow-comments)
  # Only what an event brings has a base whose configuration counts.
  [ "$mode" = event ] || [ -n "${INPUT_CONFIG:-}" ] || arguments+=(--no-repo-config)
fi

# One run, and its report in each form that is needed: annotations for the log, JSON lines to count and to keep, SARIF if asked for.
json=$RUNNER_TEMP/keylint.jsonl
sarif=
rm -f "$json"
arguments+=(--format github --also "json=$json")
if [ "${INPUT_SARIF:-false}" = true ]; then
  sarif=$RUNNER_TEMP/keylint.sarif
  rm -f "$sarif"
  arguments+=(--also "sarif=$sarif")
fi
status=0
keylint "${arguments[@]}" -- "$path" || status=$?
output exit-code "$status"
[ -s "$json" ] || exit 0

findings=$(grep -c '^{"type":"finding"' "$json" || true)
complete=false
if tail -n 1 "$json" | grep -q '^{"type":"summary","complete":true'; then complete=true; fi
output findings "$findings"
output complete "$complete"
output json-file "$json"
output sarif-file "$sarif"

{
  echo "### keylint"
  echo
  echo "\`keylint ${command[*]}\`: $findings finding$([ "$findings" = 1 ] || echo s), $([ "$complete" = true ] && echo "everything was read" || echo "**not everything was read**")."
} >>"$GITHUB_STEP_SUMMARY"
