#!/usr/bin/env python3
"""Counts docs/quality/judged-real-files.tsv: of what was labelled before the program was asked, what it said, first and now.

A row is a file and a lint. `labelled` says whether the lint is due by its page; `first` what the version said that had not been mended
for the batch, `now` what the present one says. Rows whose note begins with `the label is wrong` are counted as labelled none the less,
but for the last column. Rows of neither kind are not counted.

Usage: count_real_files.py [FIRST-LAST]. With a range of batches, their sum stands in a row of its own.
"""

import collections
import csv
import pathlib
import sys

TABLE = pathlib.Path(__file__).parent.parent / "docs/quality/judged-real-files.tsv"


def main():
    files = collections.defaultdict(set)
    count = collections.defaultdict(lambda: [0] * 6)
    ends = [int(end) for end in sys.argv[1].split("-")] if len(sys.argv) > 1 else [1, 0]
    batches = range(ends[0], ends[-1] + 1)
    with TABLE.open(newline="", encoding="utf-8") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            wrong = row["note"].startswith("the label is wrong")
            keys = [f"batch {row['batch']}", row["language"], row["lint"]]
            if int(row["batch"]) in batches:
                keys.append(f"batches {sys.argv[1]}")
            for key in keys:
                files[key].add((row["repository"], row["path"]))
                if row["labelled"] == "yes":
                    count[key][0] += 1
                    count[key][1] += row["first"] == "said"
                    count[key][2] += row["now"] == "said"
                elif row["labelled"] == "no":
                    count[key][3] += row["first"] == "said"
                    count[key][4] += row["now"] == "said"
                    count[key][5] += row["now"] == "said" and not wrong
    print("of | files | due | said first | said now | too much first | too much now | of these false")
    for key in sorted(files, key=lambda k: (not k.startswith("batch"), k.islower(), k)):
        if key:
            print(key, len(files[key]), *count[key], sep=" | ")


main()
