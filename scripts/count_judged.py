#!/usr/bin/env python3
"""Counts the verdicts of a table of findings that were read, by rule and in all: `scripts/count_judged.py TABLE [OWNER/NAME...]`.

A table is one of docs/quality/judged-*.tsv with the columns repository, path, line, rule, verdict. With names, their rows are counted alone; with
`--but OWNER/NAME...`, all others.
"""

import collections
import csv
import sys


def main():
    path, names = sys.argv[1], sys.argv[2:]
    others = names[:1] == ["--but"]
    count = collections.defaultdict(collections.Counter)
    with open(path, newline="", encoding="utf-8") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            if not names or (row["repository"] in names) != others:
                for key in (row["rule"], "all"):
                    count[key][row["verdict"]] += 1
    print("rule | true | false | doubtful")
    for rule, of in sorted(count.items(), key=lambda item: (item[0] == "all", item[0])):
        print(rule, of["true"], of["false"], of["doubtful"], sep=" | ")


main()
