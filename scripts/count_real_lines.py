#!/usr/bin/env python3
"""Counts docs/quality/judged-real-lines.tsv: contexts, leaks and what was missed of them, non-secrets and false alarms, by batch and by state.

Usage: count_real_lines.py [FILE]
"""

import collections
import csv
import sys

STATES = ("before", "first", "after")


def count(path):
    batches = collections.defaultdict(collections.Counter)
    with open(path, newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            for name in (row["batch"], "all"):
                of = batches[name]
                of["contexts"] += 1
                of[row["label"]] += 1
                for state in STATES:
                    told = row[state] == "told"
                    of[state, "missed"] += row["label"] == "leak" and not told
                    of[state, "false"] += row["label"] not in ("leak", "weak") and told
    return batches


if __name__ == "__main__":
    table = count(sys.argv[1] if len(sys.argv) > 1 else "docs/quality/judged-real-lines.tsv")
    head = [f"{what} {state}" for state in STATES for what in ("missed", "false")]
    print("batch", "contexts", "leaks", "weak", "neither", *head, sep="\t")
    for name, of in sorted(table.items(), key=lambda item: (item[0] == "all", len(item[0]), item[0])):
        neither = of["contexts"] - of["leak"] - of["weak"]
        figures = [of[state, what] for state in STATES for what in ("missed", "false")]
        print(name, of["contexts"], of["leak"], of["weak"], neither, *figures, sep="\t")
