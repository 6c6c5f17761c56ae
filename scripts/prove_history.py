#!/usr/bin/env python3
"""Compares what keylint says of the history of some blobs with what git says.

    cargo build --release --example blob_history
    scripts/prove_history.py GIT_DIR [EVERY]

Every EVERYth blob of the store is asked for. git's answers come from `git log --find-object`, `git rev-list --objects --all` and
`git ls-tree`: the commit that introduced a blob has it while no parent has, and none that does so as well is its ancestor; the one
that removed it has it no more while a parent has; HEAD has it or not; references reach it or not.
"""

import functools
import json
import pathlib
import subprocess
import sys

PROGRAM = pathlib.Path(__file__).parent.parent / "target/release/examples/blob_history"


def git(repository, *arguments):
    command = ["git", "--git-dir", repository, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, errors="surrogateescape").stdout


class Repository:
    def __init__(self, path):
        self.path = path
        self.reachable = {line[:40] for line in git(path, "rev-list", "--objects", "--missing=allow-any", "--all", "HEAD").splitlines()}

    @functools.lru_cache(maxsize=4096)
    def blobs(self, commit):
        lines = git(self.path, "ls-tree", "-r", "-z", "--format=%(objectname) %(path)", commit).split("\0")
        return {line[:40]: line[41:] for line in lines if line}

    @functools.lru_cache(maxsize=None)
    def parents(self, commit):
        return git(self.path, "rev-parse", commit + "^@").split()

    def changes(self, blob):
        """Commits that differ from a parent in where they have the blob."""
        text = git(self.path, "log", "--all", "-m", "--full-history", "--format=%H", f"--find-object={blob}")
        return dict.fromkeys(text.split())

    def brings(self, commit, blob):
        return blob in self.blobs(commit) and not any(blob in self.blobs(p) for p in self.parents(commit))

    def takes(self, commit, blob):
        return blob not in self.blobs(commit) and any(blob in self.blobs(p) for p in self.parents(commit))

    def is_ancestor(self, one, other):
        command = ["git", "--git-dir", self.path, "merge-base", "--is-ancestor", one, other]
        return subprocess.run(command).returncode == 0


def faults(repository, answer):
    blob = answer["id"]
    if answer["reachable"] != (blob in repository.reachable):
        yield f"reachable: {answer['reachable']}"
    if not answer["reachable"]:
        return
    if answer["in_head"] != (blob in repository.blobs("HEAD")):
        yield f"in HEAD: {answer['in_head']}"
    changes = repository.changes(blob)
    bringing = [commit for commit in changes if repository.brings(commit, blob)]
    introduced = answer["introduced"]
    if introduced not in bringing:
        yield f"introduced by {introduced}, git says {bringing}"
        return
    earlier = [c for c in bringing if c != introduced and repository.is_ancestor(c, introduced)]
    if earlier:
        yield f"introduced by {introduced}, after {earlier}"
    if answer["path"] is not None and git(repository.path, "rev-parse", f"{introduced}:{answer['path']}").strip() != blob:
        yield f"not at {answer['path']} of {introduced}"
    removed = answer["removed"]
    if removed is not None and not (removed in changes and repository.takes(removed, blob)):
        yield f"removed by {removed}"
    if removed is None and not answer["in_head"]:
        taking = [c for c in changes if repository.takes(c, blob) and repository.is_ancestor(c, "HEAD")]
        if taking:
            yield f"nothing removed it, git says {taking}"


def main():
    path, every = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "100"
    lines = subprocess.run([PROGRAM, path, every, "json"], check=True, capture_output=True, text=True).stdout.splitlines()
    answers = [json.loads(line) for line in lines if line.startswith("{")]
    repository = Repository(path)
    wrong = 0
    for answer in answers:
        for fault in faults(repository, answer):
            wrong += 1
            print(answer["id"], fault)
    print(f"{len(answers)} blobs asked, {sum(a['reachable'] for a in answers)} reachable, {wrong} differences")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
