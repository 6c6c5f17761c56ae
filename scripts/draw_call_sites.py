#!/usr/bin/env python3
"""Draws call sites at random from working trees, with what keylint says near them, for reading by a person.

In: folders with repositories, and the contracts of this repository: only files that name a host of a provider, or import its library, are drawn from.
Out: a table (repository, path, line, what keylint says within a few lines, the line itself). A call site is a line
of code in one of the six core languages that makes an HTTP request, opens a socket, or makes a client of a provider's library. The draw is decided by
the seed and by the sorted list of sites alone: the same trees and the same seed give the same table.

    scripts/draw_call_sites.py --keylint target/release/keylint --count 60 --seed 7 FOLDER...
"""

import argparse
import json
import os
import random
import re
import subprocess
import tomllib

CONTRACTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "rules", "contracts")
ENDINGS = {".py", ".js", ".mjs", ".cjs", ".jsx", ".ts", ".tsx", ".go", ".rs", ".sh"}
FOREIGN = re.compile(r"(^|/)(node_modules|vendor|third_party|dist|build|tests?|__tests__|spec|testdata|fixtures|\.git)(/|$)|[._]test\.|\.spec\.|(^|/)test_")
SITES = re.compile(
    r"\bfetch\(\s*[\"'`A-Za-z]|\baxios(\.\w+)?\(|\brequests\.(get|post|put|patch|delete|request)\(|\bhttpx\.(get|post|AsyncClient|Client)\b"
    r"|\bsession\.(get|post)\(|\bhttp\.(NewRequest|Get|Post)|\breqwest::|\.(post|get)\(\s*(&?format!|\"https)|\bcurl\s+-|\bnew\s+(OpenAI|Anthropic|ElevenLabsClient"
    r"|AssemblyAI|Stripe)\(|\b(OpenAI|AsyncOpenAI|Anthropic|ElevenLabs|DeepgramClient)\(|\bnew WebSocket\(|\bwebsockets\.connect\(|\burlopen\(|\bgot\(|\bky\("
)


def marks():
    """Hosts of providers and modules of their libraries, as one pattern."""
    words = set()
    for name in sorted(os.listdir(CONTRACTS)):
        with open(os.path.join(CONTRACTS, name), "rb") as text:
            contract = tomllib.load(text)
        words.update(host.lstrip(".") for host in contract["hosts"])
        for sdk in contract.get("sdk", []):
            words.update(f"{quote}{module}" for module in sdk["modules"] if module for quote in "'\"")
            words.update(f"{word} {module}" for module in sdk["modules"] if module for word in ("import", "from", "use"))
    return re.compile("|".join(re.escape(word) for word in sorted(words)))


def sites(folder, mark):
    """Lines of call sites below a folder."""
    for place, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            path = os.path.join(place, name)
            below = os.path.relpath(path, folder)
            if os.path.splitext(name)[1] not in ENDINGS or FOREIGN.search(below) or os.path.islink(path):
                continue
            with open(path, encoding="utf-8", errors="replace") as text:
                lines = text.read().splitlines()
            if not any(mark.search(line) for line in lines):
                continue
            for number, line in enumerate(lines, 1):
                lead = line.strip()
                if SITES.search(line) and not lead.startswith(("//", "#", "*", "import ", "from ", "use ")) and len(line) < 400:
                    yield below, number, lead


def said(keylint, folder):
    """What keylint says of a folder: path, line, lint."""
    command = [keylint, "check", "--format", "json", "--exit-zero", "."]
    lines = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout.splitlines()
    findings = [value for value in map(json.loads, lines) if value["type"] == "finding"]
    return [(f["path"], f["line"], f["lint"]) for f in findings]


def main():
    """Draws and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--keylint", default="keylint")
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--near", type=int, default=12, help="lines around a site in which a finding belongs to it")
    options = parser.parse_args()
    mark = marks()
    everything = [(folder, *site) for folder in sorted(options.folders) for site in sites(folder, mark)]
    drawn = sorted(random.Random(options.seed).sample(everything, min(options.count, len(everything))))
    known = {folder: said(options.keylint, folder) for folder in {site[0] for site in drawn}}
    print("repository\tpath\tline\tsaid\tcode")
    for folder, path, line, code in drawn:
        near = [lint for p, n, lint in known[folder] if p == path and abs(n - line) <= options.near]
        print(os.path.basename(folder.rstrip("/")), path, line, ", ".join(near) or "-", code[:120], sep="\t")


if __name__ == "__main__":
    main()
