#!/usr/bin/env python3
"""Audits whole histories and holds the findings at the default level against the judged table.

`KEYLINT=target/release/keylint scripts/count_histories.py REPOSITORY...` prints for each bare repository or checkout: name, MiB of
packs, wall seconds of one audit without cache, findings about secrets, those of them judged false in docs/quality/judged-histories.tsv,
and those that the table does not have. `--table` prints the rows of a new table instead, for findings that are not judged yet with an empty
verdict, and no secret.
"""

import csv
import json
import os
import pathlib
import subprocess
import sys
import time

TABLE = pathlib.Path(__file__).parent.parent / "docs/quality/judged-histories.tsv"


def name_of(folder):
    """`owner/name` of a folder that is called `owner+name`, perhaps with a folder of git within; else its own name."""
    for part in reversed(pathlib.Path(folder).resolve().parts):
        if "+" in part:
            return part.replace("+", "/", 1)
    return pathlib.Path(folder).resolve().name


def pack_size(folder):
    return sum(f.stat().st_size for f in pathlib.Path(folder).rglob("*.pack")) / (1 << 20)


def findings(folder):
    """Errors and warnings about secrets, and how long the audit took."""
    program = os.environ.get("KEYLINT", "keylint")
    start = time.monotonic()
    output = subprocess.run([program, "audit", "--no-cache", "--format", "json", folder], capture_output=True, check=False).stdout
    wall = time.monotonic() - start
    records = [json.loads(line) for line in output.splitlines()]
    return [r for r in records if r["type"] == "finding" and r["verdict"] and r["level"] != "note"], wall


def key(repository, finding):
    rule = finding["credential"] or finding["lint"]
    return repository, finding["path"], str(finding["line"]), rule


def judged():
    if not TABLE.exists():
        return {}
    with TABLE.open(newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {(r["repository"], r["path"], r["line"], r["rule"]): (r["verdict"], r["reason"]) for r in rows}


def main():
    arguments = [a for a in sys.argv[1:] if a != "--table"]
    known = judged()
    out = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
    if "--table" in sys.argv:
        out.writerow(["repository", "path", "line", "rule", "verdict", "reason"])
    for folder in arguments:
        name = name_of(folder)
        found, wall = findings(folder)
        keys = [key(name, f) for f in found]
        if "--table" in sys.argv:
            for k in sorted(set(keys)):
                out.writerow([*k, *known.get(k, ("", ""))])
            continue
        verdicts = [known.get(k, ("", ""))[0] for k in keys]
        row = [name, round(pack_size(folder)), f"{wall:.1f}", len(found), verdicts.count("false"), verdicts.count("")]
        out.writerow(row)
        sys.stdout.flush()


main()
