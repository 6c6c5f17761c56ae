#!/usr/bin/env python3
"""Counts docs/quality/judged-real-lines.tsv: contexts, leaks and what was missed of them, non-secrets and false alarms, by batch and by state.

Usage: count_real_lines.py [FILE] [FIRST-LAST]. With a range of batches, their sum is printed alone.
"""

import collections
import csv
import sys

STATES = ("before", "first", "after")


def count(path, wanted=None):
    batches = collections.defaultdict(collections.Counter)
    with open(path, newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if wanted and int(row["batch"]) not in wanted:
                continue
            for name in ("all",) if wanted else (row["batch"], "all"):
                of = batches[name]
                of["contexts"] += 1
                of[row["label"]] += 1
                for state in STATES:
                    told = row[state] == "told"
                    of[state, "missed"] += row["label"] == "leak" and not told
                    of[state, "false"] += row["label"] not in ("leak", "weak") and told
    return batches


if __name__ == "__main__":
    ranges = [argument.split("-") for argument in sys.argv[1:] if argument.replace("-", "").isdigit()]
    files = [argument for argument in sys.argv[1:] if not argument.replace("-", "").isdigit()]
    batches = range(int(ranges[0][0]), int(ranges[0][-1]) + 1) if ranges else None
    table = count(files[0] if files else "docs/quality/judged-real-lines.tsv", batches)
    head = [f"{what} {state}" for state in STATES for what in ("missed", "false")]
    print("batch", "contexts", "leaks", "weak", "neither", *head, sep="\t")
    for name, of in sorted(table.items(), key=lambda item: (item[0] == "all", len(item[0]), item[0])):
        neither = of["contexts"] - of["leak"] - of["weak"]
        figures = [of[state, what] for state in STATES for what in ("missed", "false")]
        print(name, of["contexts"], of["leak"], of["weak"], neither, *figures, sep="\t")
