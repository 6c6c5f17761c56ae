#!/usr/bin/env python3
"""Counts docs/quality/labelled-lines.tsv: of the lines that a reader labelled before any run, which are said by a program.

    scripts/count_labelled_lines.py --program target/release/keylint CHECKOUTS [--set SET] [--list]

CHECKOUTS is a folder with OWNER+NAME for each repository of the table, at the commit that it names. Lines of repositories that are not
there, or at another commit, are left out, and counted. `--list` prints the lines that are said against their label, and the leaks that are not said.
A line is said if a diagnostic about a secret, error or warning, has a place on it. Of each label it prints how many lines have it, how many of
them were said by the program as it was when they were labelled (the column `first`), and how many are now.
"""

import argparse
import collections
import csv
import json
import os
import subprocess
import sys

LABELS = ("leak", "weak", "fixture", "placeholder", "none", "doubtful")


def said(program, checkout):
    """Places (path, line) of the diagnostics about secrets that a program has for a checkout."""
    run = subprocess.run([program, "check", "--format", "json", "--no-cache", "."], cwd=checkout, capture_output=True, check=False)
    if run.returncode not in (0, 1, 3):
        raise SystemExit(f"{checkout}: exit status {run.returncode}: {run.stderr.decode(errors='replace')[-500:]}")
    places = set()
    for line in run.stdout.decode(errors="replace").splitlines():
        finding = json.loads(line)
        if finding.get("level") in ("error", "warning") and finding.get("verdict"):
            path = (finding.get("path") or "").removeprefix("./")
            places.update((path, line) for line in range(finding["line"] or 0, (finding.get("end_line") or finding["line"] or 0) + 1))
    return places


def is_at(checkout, commit):
    """Whether a checkout is there, and at a commit."""
    if not os.path.isdir(checkout):
        return False
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=checkout, capture_output=True, text=True, check=True).stdout
    return head.startswith(commit)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkouts")
    parser.add_argument("--program", default="target/release/keylint")
    parser.add_argument("--table", default=os.path.join(os.path.dirname(__file__), "../docs/quality/labelled-lines.tsv"))
    parser.add_argument("--set")
    parser.add_argument("--list", action="store_true")
    arguments = parser.parse_args()
    program = os.path.abspath(arguments.program)
    with open(arguments.table, newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if arguments.set in (None, row["set"])]
    by_repository = collections.defaultdict(list)
    for row in rows:
        by_repository[row["repository"]].append(row)
    counts, absent = collections.defaultdict(collections.Counter), 0
    for repository, lines in sorted(by_repository.items()):
        checkout = os.path.join(arguments.checkouts, repository.replace("/", "+", 1))
        if not is_at(checkout, lines[0]["commit"]):
            absent += len(lines)
            continue
        places = said(program, checkout)
        for row in lines:
            is_said = (row["path"], int(row["line"])) in places
            for name in (row["set"], "all"):
                counts[name][row["label"]] += 1
                counts[name][row["label"], "said"] += is_said
                counts[name][row["label"], "first"] += row["first"] == "said"
            wrong = row["label"] in ("placeholder", "none") if is_said else row["label"] == "leak"
            if arguments.list and wrong:
                print("said" if is_said else "silent", repository, f"{row['path']}:{row['line']}", row["reason"], sep="\t")
    print("set", *(f"{label}\tfirst\tsaid" for label in LABELS), sep="\t")
    for name, of in sorted(counts.items(), key=lambda item: (item[0] == "all", item[0])):
        print(name, *(f"{of[label]}\t{of[label, 'first']}\t{of[label, 'said']}" for label in LABELS), sep="\t")
    if absent:
        print(f"{absent} lines of repositories that are not in {arguments.checkouts}, or at another commit", file=sys.stderr)


if __name__ == "__main__":
    main()
