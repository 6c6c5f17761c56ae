#!/usr/bin/env python3
"""Compares whole runs of keylint with what the machine can do at all, as ratios of one sitting.

    cargo build --release --bin keylint --example tree_secrets
    scripts/compare.py --history REPOSITORY... --tree FOLDER... --start

history: `keylint audit` of a bare repository (or a .git folder) against git decoding every object once
         (`git cat-file --batch-all-objects --batch --unordered`), without what earlier audits remembered; `again`, with it; and
         `after a commit`, with it and one commit more (in a repository of its own that borrows the objects).
tree:    `keylint check` of folders side by side against ripgrep looking for one literal in them (`rg -uuu -j2 -c sk_live_`); and
         `secrets`, the part that looks for secrets alone (the example tree_secrets), against the same.
start:   `keylint check` of one file of one line against ripgrep on it.

Times of two machines, or of one machine at two times, are not comparable; ratios of one run are. Every pair is run in turns,
and the best of --runs counts. CPU seconds are user and system time of the process and its children. `its own` is the
peak of memory without mapped files, such as packs (on Linux; looked at every 10 ms).
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time

LITERAL = "sk_live_"


def own_memory(pid, ended, peak):
    """Raises peak[0] to the most memory in MiB that a process has for itself, without the files that it maps, until it has `ended`."""
    while not ended.wait(0.01):
        try:
            with open(f"/proc/{pid}/status", encoding="ascii") as status:
                own = next((line.split()[1] for line in status if line.startswith("RssAnon:")), 0)
        except OSError:
            return
        peak[0] = max(peak[0], int(own) / (1 << 10))


def run(command, cwd=None):
    """Wall seconds, CPU seconds, peak MiB with and without mapped files, and exit status of one run; output is thrown away."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    ended, own = threading.Event(), [0.0]
    watcher = threading.Thread(target=own_memory, args=(process.pid, ended, own))
    watcher.start()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    ended.set()
    watcher.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    peak = usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    return wall, usage.ru_utime + usage.ru_stime, peak, own[0], process.returncode


class Sitting:
    def __init__(self, runs):
        self.runs = runs
        print(f"{'what':<44} {'wall s':>9} {'CPU s':>9} {'peak MiB':>9} {'its own':>8} {'exit':>5}   ratio of wall, of CPU")

    def pair(self, title, ours, theirs, runs=None, before=None):
        """Runs both in turns, with what is to be done `before` each round, and prints the best of each and the ratios; `theirs` is
        (name, command) or None."""
        rows = [("keylint", ours)] + ([theirs] if theirs else [])
        results = {name: [] for name, _ in rows}
        for _ in range(runs or self.runs):
            if before:
                before()
            for name, command in rows:
                results[name].append(run(command))
        best = {}
        for name, _ in rows:
            times = results[name]
            best[name] = (min(t[0] for t in times), min(t[1] for t in times), max(t[2] for t in times), max(t[3] for t in times), times[-1][4])
        for name, _ in rows:
            wall, cpu, peak, own, status = best[name]
            ratio = ""
            if name != "keylint":
                ours_wall, ours_cpu = best["keylint"][0], best["keylint"][1]
                ratio = f"keylint takes {ours_wall / wall:.2f} x the wall, {ours_cpu / max(cpu, 1e-4):.2f} x the CPU"
            print(f"{title + ': ' + name:<44} {wall:>9.3f} {cpu:>9.3f} {peak:>9.1f} {own:>8.1f} {status:>5}   {ratio}", flush=True)


def git_directory(path):
    inner = os.path.join(path, ".git")
    return inner if os.path.isdir(inner) else path


def output(command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


class Borrowed:
    """A bare repository with the references of another one and its objects, to which commits can be added."""

    def __init__(self, path, origin):
        self.path = path
        output(["git", "init", "--quiet", "--bare", path])
        with open(os.path.join(path, "objects", "info", "alternates"), "w", encoding="utf-8") as file:
            file.write(os.path.abspath(os.path.join(origin, "objects")) + "\n")
        shutil.copy(os.path.join(origin, "HEAD"), path)
        shutil.copytree(os.path.join(origin, "refs"), os.path.join(path, "refs"), dirs_exist_ok=True)
        if os.path.isfile(os.path.join(origin, "packed-refs")):
            shutil.copy(os.path.join(origin, "packed-refs"), path)

    def commit(self):
        git = ["git", "--git-dir", self.path, "-c", "user.name=A", "-c", "user.email=a@example.com"]
        head, tree = output([*git, "rev-parse", "HEAD"]), output([*git, "rev-parse", "HEAD^{tree}"])
        commit = output([*git, "commit-tree", tree, "-p", head, "-m", "One commit more"])
        output([*git, "update-ref", "HEAD", commit])


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
        with tempfile.TemporaryDirectory() as folder:
            borrowed = Borrowed(os.path.join(folder, "borrowed.git"), directory)
            remembered = [*audit, "--cache-dir", os.path.join(folder, "cache"), borrowed.path]
            run(remembered)
            sitting.pair(f"after a commit {name}", remembered, None, before=borrowed.commit)
    if options.tree:
        ours = [keylint, "check", "--no-repo-config", "--format", "json", *options.tree]
        theirs = ("rg", [ripgrep, "-uuu", "-j2", "-c", LITERAL, *options.tree]) if ripgrep else None
        sitting.pair("tree", ours, theirs)
        secrets = os.path.join(os.path.dirname(keylint), "examples", "tree_secrets")
        if os.access(secrets, os.X_OK):
            sitting.pair("secrets", [secrets, *options.tree], theirs)
        else:
            print(f"{secrets} is not there: cargo build --release --example tree_secrets", file=sys.stderr)
    if options.start:
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "one.py")
            with open(path, "w", encoding="utf-8") as file:
                file.write('print("hello")\n')
            theirs = ("rg", [ripgrep, "-c", LITERAL, path]) if ripgrep else None
            sitting.pair("start", [keylint, "check", path], theirs, max(20, options.runs))


if __name__ == "__main__":
    main()
