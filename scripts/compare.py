#!/usr/bin/env python3
"""Compares whole runs of keylint with what the machine can do at all, as ratios of one sitting.

    cargo build --release
    scripts/compare.py --history REPOSITORY... --tree FOLDER... --start

history: `keylint audit` of a bare repository (or a .git folder) against git decoding every object once
         (`git cat-file --batch-all-objects --batch --unordered`), without what earlier audits remembered; and `again`, with it.
tree:    `keylint check` of folders side by side against ripgrep looking for one literal in them (`rg -uuu -j2 -c sk_live_`).
start:   `keylint check` of one file of one line against ripgrep on it.

Times of two machines, or of one machine at two times, are not comparable; ratios of one run are. Every pair is run in turns,
and the best of --runs counts. CPU seconds are user and system time of the process and its children.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time

LITERAL = "sk_live_"


def run(command, cwd=None):
    """Wall seconds, CPU seconds, peak MiB and exit status of one run; output is thrown away."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    peak = usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, peak, process.returncode


class Sitting:
    def __init__(self, runs):
        self.runs = runs
        print(f"{'what':<44} {'wall s':>9} {'CPU s':>9} {'peak MiB':>9} {'exit':>5}   ratio of wall, of CPU")

    def pair(self, title, ours, theirs, runs=None):
        """Runs both in turns and prints the best of each and the ratios; `theirs` is (name, command) or None."""
        rows = [("keylint", ours)] + ([theirs] if theirs else [])
        results = {name: [] for name, _ in rows}
        for _ in range(runs or self.runs):
            for name, command in rows:
                results[name].append(run(command))
        best = {}
        for name, _ in rows:
            times = results[name]
            best[name] = (min(t[0] for t in times), min(t[1] for t in times), max(t[2] for t in times), times[-1][3])
        for name, _ in rows:
            wall, cpu, peak, status = best[name]
            ratio = ""
            if name != "keylint":
                ours_wall, ours_cpu = best["keylint"][0], best["keylint"][1]
                ratio = f"keylint takes {ours_wall / wall:.2f} x the wall, {ours_cpu / max(cpu, 1e-4):.2f} x the CPU"
            print(f"{title + ': ' + name:<44} {wall:>9.3f} {cpu:>9.3f} {peak:>9.1f} {status:>5}   {ratio}", flush=True)


def git_directory(path):
    inner = os.path.join(path, ".git")
    return inner if os.path.isdir(inner) else path


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keylint", default="target/release/keylint", help="the program to measure [%(default)s]")
    parser.add_argument("--runs", type=int, default=3, help="runs of each program [%(default)s]")
    parser.add_argument("--history", nargs="*", default=[], metavar="REPOSITORY")
    parser.add_argument("--tree", nargs="*", default=[], metavar="FOLDER")
    parser.add_argument("--start", action="store_true")
    options = parser.parse_args()
    keylint = os.path.abspath(options.keylint)
    if not os.access(keylint, os.X_OK):
        parser.error(f"{keylint} is not there: cargo build --release")
    if not (options.history or options.tree or options.start):
        parser.error("say what to compare: --history, --tree, --start")
    ripgrep = shutil.which("rg")
    if not ripgrep and (options.tree or options.start):
        print("rg is not on PATH: keylint alone is shown (cargo install ripgrep)", file=sys.stderr)

    sitting = Sitting(options.runs)
    for repository in options.history:
        directory = git_directory(repository)
        name = os.path.basename(os.path.normpath(repository).removesuffix("/repo"))
        audit = [keylint, "audit", "--no-repo-config", "--format", "json"]
        ours = [*audit, "--no-cache", directory]
        git = ["git", "--git-dir", directory, "cat-file", "--batch-all-objects", "--batch", "--unordered"]
        sitting.pair(f"history {name}", ours, ("git cat-file", git))
        with tempfile.TemporaryDirectory() as cache:
            remembered = [*audit, "--cache-dir", cache, directory]
            run(remembered)
            sitting.pair(f"again {name}", remembered, None)
    if options.tree:
        ours = [keylint, "check", "--no-repo-config", "--format", "json", *options.tree]
        theirs = ("rg", [ripgrep, "-uuu", "-j2", "-c", LITERAL, *options.tree]) if ripgrep else None
        sitting.pair("tree", ours, theirs)
    if options.start:
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "one.py")
            with open(path, "w", encoding="utf-8") as file:
                file.write('print("hello")\n')
            theirs = ("rg", [ripgrep, "-c", LITERAL, path]) if ripgrep else None
            sitting.pair("start", [keylint, "check", path], theirs, max(20, options.runs))


if __name__ == "__main__":
    main()
