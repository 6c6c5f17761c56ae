#!/usr/bin/env python3
"""Counts lines of text and findings at the default level over checkouts: `KEYLINT=target/release/keylint scripts/count_findings.py FOLDER...`."""

import json
import os
import subprocess
import sys


def lines_of_text(folder):
    """Line ends of all files that have no NUL byte in their first 8,000 bytes."""
    total = 0
    for where, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(where, name)
            if os.path.isfile(path) and not os.path.islink(path):
                with open(path, "rb") as file:
                    data = file.read()
                total += 0 if b"\0" in data[:8000] else data.count(b"\n")
    return total


def findings(folder):
    """Errors and warnings about secrets, as the JSON lines of the program say."""
    program = os.environ.get("KEYLINT", "keylint")
    output = subprocess.run([program, "check", "--format", "json", folder], capture_output=True, check=False).stdout
    records = [json.loads(line) for line in output.splitlines()]
    return sum(1 for r in records if r["type"] == "finding" and r["verdict"] and r["level"] != "note")


def main():
    for folder in sys.argv[1:]:
        print(folder, lines_of_text(folder), findings(folder), sep="\t", flush=True)


main()
