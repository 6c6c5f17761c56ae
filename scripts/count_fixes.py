#!/usr/bin/env python3
"""Applies all fixes to copies of checkouts and counts them: repository, commit, changes, files, and whether a second run changes anything.

Usage: count_fixes.py FOLDER...; the program is taken from KEYLINT.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile


def count(program, folder):
    with tempfile.TemporaryDirectory() as above:
        copy = os.path.join(above, "copy")
        shutil.copytree(folder, copy, symlinks=True)
        fix = [program, "fix", "--unsafe"]
        said = subprocess.run(fix, cwd=copy, capture_output=True, text=True).stderr
        changes, files = re.search(r"made (\d+) changes? in (\d+) files?", said).groups()
        more = subprocess.run([*fix, "--diff"], cwd=copy, capture_output=True, text=True).stdout
        head = ["git", "-C", copy, "rev-parse", "--short=12", "HEAD"]
        commit = subprocess.run(head, capture_output=True, text=True, check=True).stdout.strip()
    name = os.path.basename(os.path.abspath(folder)).replace("+", "/")
    print(name, commit, changes, files, "not stable" if more else "stable", sep="\t", flush=True)


if __name__ == "__main__":
    for each in sys.argv[1:]:
        count(os.path.abspath(os.environ.get("KEYLINT", "target/release/keylint")), each)
