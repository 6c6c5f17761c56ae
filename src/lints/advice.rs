//! What to do about a secret that the history has, and how: amend, delete a reference, rotate, or rotate and rewrite, with the commands.
//!
//! In: what the history says, and what of it holds the secret. Out: help. The commands are printed and never run; none of them holds
//! the secret, and names of references stand in them as a shell reads them.

use crate::model::{ObjectId, Provenance};
use bstr::{BString, ByteSlice};

/// What of a history holds a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holding {
    /// The contents of files.
    File,
    /// The name of a file or folder.
    Name,
    /// The message of a commit.
    Message,
    /// Who wrote a commit, or put it in.
    Person,
    /// The text of a tag.
    Tag,
}

/// Makes the help of a finding fit what the history says. `blobs` hold the secret; `in_files` says whether a file still has it.
pub fn advise(help: &mut Vec<String>, history: &Provenance, (holding, blobs): (Holding, &[ObjectId]), in_files: bool) {
    let all_named = history.ref_count == history.refs.len();
    let leftover = history.ref_count > 0 && all_named && history.refs.iter().all(is_pseudo);
    if !history.reachable || leftover {
        return unreached(help, history, in_files);
    }
    let branchless = history.ref_count > 0 && all_named && !history.refs.iter().any(holds_work);
    if branchless && !in_files {
        return delete(help, history);
    }
    if history.local {
        return local(help, history, holding, in_files);
    }
    if in_files {
        help.push(
            "it is in the history, too, and stays there whatever you change: once it is revoked that does no harm"
                .to_owned(),
        );
        return;
    }
    rewrite(help, holding, blobs);
}

/// What git leaves behind for its own use (`ORIG_HEAD`, `FETCH_HEAD`), which keeps nothing from being pruned.
fn is_pseudo(name: &BString) -> bool {
    name.as_slice() != b"HEAD" && name.iter().all(|b| b.is_ascii_uppercase() || *b == b'_')
}

/// A reference that people go on working from: it is made anew, not deleted.
fn holds_work(name: &BString) -> bool {
    name == "HEAD" || name.ends_with(b"/HEAD") || name.starts_with(b"refs/heads/") || name.starts_with(b"refs/remotes/")
}

/// Removes from this copy what nothing reaches; unlike an expiry of all reflogs it leaves stashes alone.
const PRUNE: &str = "git -c gc.reflogExpireUnreachable=now gc --prune=now";

/// Nothing but this copy's object store has it.
fn unreached(help: &mut Vec<String>, history: &Provenance, in_files: bool) {
    if history.stashed {
        help.push(format!(
            "an older stash has it: `git stash list` and `git stash show -p stash@{{N}}` find it, `git stash drop stash@{{N}} && {PRUNE}` removes it from this copy"
        ));
        return;
    }
    help.push(if in_files {
        "no commit has it yet: take it out before you commit".to_owned()
    } else {
        let what = match history.refs.first() {
            Some(name) => format!("nothing but {name} reaches it"),
            None if history.logged => "nothing but a reflog reaches it".to_owned(),
            None => "no reference reaches it".to_owned(),
        };
        format!("{what}: `{PRUNE}` removes it from this copy")
    });
}

/// Nothing that people work from reaches it: a stash, a tag, a note, what a server keeps of a pull request.
fn delete(help: &mut Vec<String>, history: &Provenance) {
    let mut commands: Vec<String> = history.refs.iter().filter(|name| !is_pseudo(name)).map(deletion).collect();
    commands.push(PRUNE.to_owned());
    let steps = format!("no branch has it: `{}` removes it from this copy", commands.join(" && "));
    if history.local {
        return put_first(help, steps);
    }
    help.push(steps);
    let of = |prefix: &str| -> Vec<String> {
        history.refs.iter().filter(|name| name.starts_with(prefix.as_bytes())).map(|name| quoted(name)).collect()
    };
    // What a host keeps of a request to merge is the host's own.
    if history
        .refs
        .iter()
        .any(|name| [&b"refs/pull/"[..], b"refs/merge-requests/"].iter().any(|of| name.starts_with(of)))
    {
        help.push(
            "the host keeps its own copy of such a reference, which nobody else can delete: ask its support".to_owned(),
        );
    }
    for (names, option) in [(of("refs/tags/"), "--delete"), (of("refs/notes/"), "--force")] {
        if !names.is_empty() {
            help.push(format!("where it was pushed to: `git push {option} origin {}`", names.join(" ")));
        }
    }
}

/// The command that deletes a reference.
fn deletion(name: &BString) -> String {
    if name == "refs/stash" {
        return "git stash drop".to_owned();
    }
    if name.starts_with(b"refs/notes/") {
        // The others stay: without their history.
        let name = quoted(name);
        return format!(
            "git notes --ref {name} remove COMMIT && git update-ref {name} $(git commit-tree -m notes {name}^{{tree}})"
        );
    }
    match name.strip_prefix(b"refs/tags/") {
        Some(tag) if !tag.starts_with(b"-") => format!("git tag -d {}", quoted(tag)),
        _ => format!("git update-ref -d {}", quoted(name)),
    }
}

/// A name as a shell reads it.
fn quoted(name: &[u8]) -> String {
    let name = name.to_str_lossy();
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+@=,:%".contains(c);
    if name.chars().all(is_plain) { name.into_owned() } else { format!("'{}'", name.replace('\'', "'\\''")) }
}

/// Commits that were not pushed can be made anew without anybody noticing.
fn local(help: &mut Vec<String>, history: &Provenance, holding: Holding, in_files: bool) {
    let steps = format!("it was not pushed: {}", remade(history, holding, in_files));
    put_first(help, steps);
    let at = help.len().min(1);
    help.insert(at, format!("the reflog keeps what was until `{PRUNE}`"));
    let main = branch_of(history);
    let others: Vec<String> =
        history.refs.iter().filter(|name| Some(*name) != main && *name != "HEAD").map(spoken).collect();
    let count = history.ref_count.saturating_sub(usize::from(main.is_some()));
    if let (Some(commit), Some(first)) = (&history.introduced, others.first()) {
        let more = if count > 1 { format!(" and {} more", count - 1) } else { String::new() };
        let (id, have) = (commit.id.short(), if count > 1 { "have" } else { "has" });
        help.insert(at, format!(
            "{first}{more} {have} it, too: rebase likewise what `git branch --contains {id}` still names, and delete with `git tag -d` what `git tag --contains {id}` names"
        ));
    }
}

/// The branch that is made anew: the one that is checked out if it has it, else the first that has.
fn branch_of(history: &Provenance) -> Option<&BString> {
    let own = history.refs.iter().find(|name| Some(*name) == history.branch.as_ref() || *name == "HEAD");
    own.or(history.refs.iter().find(|name| name.starts_with(b"refs/heads/")))
}

fn spoken(name: &BString) -> String {
    match (name.strip_prefix(b"refs/heads/"), name.strip_prefix(b"refs/tags/")) {
        (Some(branch), _) => format!("branch {}", branch.to_str_lossy()),
        (_, Some(tag)) => format!("tag {}", tag.to_str_lossy()),
        _ => name.to_str_lossy().into_owned(),
    }
}

/// How the commits are made anew.
fn remade(history: &Provenance, holding: Holding, in_files: bool) -> String {
    let (prepare, amend) = match holding {
        Holding::File if in_files => ("take it out of the file, then ", "git commit --amend --no-edit --all"),
        Holding::File | Holding::Tag => ("take it out of the commit, then ", "git commit --amend --no-edit --all"),
        Holding::Name => ("give the file another name with `git mv`, then ", "git commit --amend --no-edit --all"),
        Holding::Message => ("", "git commit --amend"),
        Holding::Person => (
            "mend `user.name` and `user.email` with `git config`, then ",
            "git commit --amend --no-edit --reset-author",
        ),
    };
    let is_other = |name: &&BString| history.branch.as_ref() != Some(*name) && *name != "HEAD";
    let other = branch_of(history).filter(is_other).and_then(|name| name.strip_prefix(b"refs/heads/"));
    if history.introduced_by_head && other.is_none() {
        return format!("{prepare}`{amend}`");
    }
    let commit = history.introduced.as_ref().map_or(String::new(), |commit| commit.id.short());
    let from = history.parent.map_or("--root".to_owned(), |parent| parent.short());
    let merges = if history.merged { " --rebase-merges" } else { "" };
    let several = history.refs.iter().filter(|name| name.starts_with(b"refs/heads/")).count() > 1;
    let several = if several { " --update-refs" } else { "" };
    let branch =
        other.filter(|name| !name.starts_with(b"-")).map_or(String::new(), |name| format!(" {}", quoted(name)));
    let stop = match (history.by_merge, holding) {
        (true, _) => format!("`break` on the line below `merge -C {commit}`"),
        (false, Holding::Message) => format!("`reword` before {commit}, and the message without it"),
        (false, _) => format!("`edit` before {commit}"),
    };
    let go_on = match (history.by_merge, holding) {
        (false, Holding::Message) => String::new(),
        _ => format!(", {prepare}`{amend} && git rebase --continue`"),
    };
    format!("`git rebase -i{merges}{several} {from}{branch}`, write {stop}{go_on}")
}

/// Says how to take it out before anything else: whoever may have read it lives on this machine.
fn put_first(help: &mut Vec<String>, steps: String) {
    let revoke = help.first().is_some_and(|text| text.starts_with("revoke")).then(|| help.remove(0));
    help.insert(0, steps);
    if let Some(text) = revoke {
        let where_ = text.split_once(", at ").and_then(|(_, rest)| rest.split_once(": ")).map(|(page, _)| page);
        let at = where_.map_or(String::new(), |page| format!(", at {page}"));
        help.insert(1, format!("revoke it{at}, if anybody else can read this copy: a backup, a shared machine"));
    }
}

/// The value itself is taken out of every commit.
fn rewrite(help: &mut Vec<String>, holding: Holding, blobs: &[ObjectId]) {
    const AFTER: &str = "then `git remote add origin URL && git push --force --all origin && git push --force --tags origin`, and have everybody clone anew";
    let have = if blobs.len() == 1 {
        "1 version of a file has it".to_owned()
    } else {
        format!("{} versions of files have it", blobs.len())
    };
    let (command, file) = match holding {
        Holding::File => {
            let file = format!("a line `VALUE==>REMOVED`; {have}");
            ("--replace-text ../expressions.txt", file)
        }
        Holding::Message | Holding::Tag => {
            ("--replace-message ../expressions.txt", "a line `VALUE==>REMOVED`".to_owned())
        }
        Holding::Person => ("--mailmap ../people.txt", "a line `NAME <MAIL> <OLD MAIL>`".to_owned()),
        Holding::Name => ("--paths-from-file ../names.txt", "a line `OLD/PATH==>NEW/PATH`".to_owned()),
    };
    help.push(format!("if the value itself must go, in a fresh clone: `git filter-repo {command}` ({file}), {AFTER}"));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Commit;

    fn id(digit: &str) -> ObjectId {
        ObjectId::from_hex(digit.repeat(40).as_bytes()).unwrap()
    }

    fn advised_of(holding: Holding, history: &Provenance, in_files: bool) -> Vec<String> {
        let mut help =
            vec!["revoke it first, at https://example.org/keys: whoever has read it can use it until then".to_owned()];
        advise(&mut help, history, (holding, &[id("b")]), in_files);
        help
    }

    fn advised(history: &Provenance, in_files: bool) -> Vec<String> {
        advised_of(Holding::File, history, in_files)
    }

    /// Brought by the commit `ccccccc`, and pushed.
    fn pushed() -> Provenance {
        let introduced = Some(Commit { id: id("c"), author: String::new(), date: 0 });
        Provenance { introduced, reachable: true, pushed: true, ..Provenance::default() }
    }

    /// The same on branches of this copy alone, of which `main` is checked out.
    fn local(refs: &[&str]) -> Provenance {
        Provenance {
            pushed: false,
            local: true,
            parent: Some(id("a")),
            branch: Some("refs/heads/main".into()),
            refs: refs.iter().map(|name| BString::from(*name)).collect(),
            ref_count: refs.len(),
            ..pushed()
        }
    }

    #[test]
    fn each_state_has_its_own_help() {
        let rotate = advised(&Provenance { in_head: true, ..pushed() }, true);
        assert!(rotate[0].starts_with("revoke it first") && !rotate.concat().contains("filter-repo"), "{rotate:?}");
        let rewrite = advised(&pushed(), false);
        assert!(rewrite[0].starts_with("revoke it first"), "{rewrite:?}");
        assert!(
            rewrite[1].contains("git filter-repo --replace-text ../expressions.txt")
                && rewrite[1].contains("1 version of")
        );
        assert!(!rewrite[1].contains("strip-blobs"), "it would take away all else that stands in the file");
        let here = local(&["refs/heads/main"]);
        let amend = advised(&Provenance { introduced_by_head: true, in_head: true, ..here.clone() }, true);
        assert!(amend[0].contains("`git commit --amend --no-edit --all`") && !amend[0].contains("rebase"), "{amend:?}");
        assert!(amend[1].contains(PRUNE), "{amend:?}");
        assert_eq!(
            amend[2],
            "revoke it, at https://example.org/keys, if anybody else can read this copy: a backup, a shared machine"
        );
        let rebase = advised(&here, false);
        assert!(rebase[0].contains("`git rebase -i aaaaaaa`, write `edit` before ccccccc,"), "{rebase:?}");
        assert!(advised(&Provenance { parent: None, ..here }, false)[0].contains("`git rebase -i --root`"));
        let lost = advised(&Provenance::default(), false);
        assert!(lost[1].contains(PRUNE), "{lost:?}");
        assert!(advised(&Provenance::default(), true)[1].contains("before you commit"));
        let stashed = advised(&Provenance { stashed: true, ..Provenance::default() }, false);
        assert!(stashed[1].contains("git stash drop stash@{N}"), "{stashed:?}");
    }

    #[test]
    fn what_no_branch_has_is_deleted() {
        for (name, command) in [
            ("refs/stash", "git stash drop"),
            ("refs/tags/v1", "git tag -d v1"),
            ("refs/tags/a;b", "git tag -d 'a;b'"),
            ("refs/pull/7/head", "git update-ref -d refs/pull/7/head"),
            (
                "refs/notes/commits",
                "git notes --ref refs/notes/commits remove COMMIT && git update-ref refs/notes/commits $(git commit-tree -m notes refs/notes/commits^{tree})",
            ),
            ("refs/odd/it's", "git update-ref -d 'refs/odd/it'\\''s'"),
        ] {
            // A tag of a blob stands in no commit.
            for history in [local(&[name]), Provenance { introduced: None, parent: None, ..local(&[name]) }] {
                let help = advised(&history, false);
                assert!(help[0].contains(&format!("`{command} && {PRUNE}`")), "{help:?}");
                assert!(!help.concat().contains("rebase") && help[1].starts_with("revoke it, at"), "{help:?}");
            }
        }
        let shared = Provenance { local: false, ..local(&["refs/tags/v1"]) };
        let help = advised(&shared, false);
        assert!(help[0].starts_with("revoke it first") && help[2].contains("git push --delete origin refs/tags/v1"));
        // What a host keeps of a request to merge nobody else can delete.
        let kept = advised(&Provenance { local: false, ..local(&["refs/pull/7/head"]) }, false).concat();
        assert!(kept.contains("ask its support") && !help.concat().contains("ask its support"), "{kept}");
    }

    #[test]
    fn other_branches_merges_and_further_references_are_told() {
        let of = |history: Provenance| advised(&history, false);
        let other = of(local(&["refs/heads/side"]));
        assert!(other[0].contains("`git rebase -i aaaaaaa side`") && other.len() == 3, "{other:?}");
        let tip = of(Provenance { introduced_by_head: true, ..local(&["HEAD"]) });
        assert!(tip[0].contains("`git commit --amend") && tip.len() == 3, "{tip:?}");
        let several = of(local(&["refs/heads/main", "refs/heads/side", "refs/tags/v1"]));
        assert!(several[0].contains("`git rebase -i --update-refs aaaaaaa`"), "{several:?}");
        assert!(
            several[1].starts_with("branch side and 1 more have it, too") && several[1].contains("--contains ccccccc")
        );
        let merged = of(Provenance { merged: true, ..local(&["refs/heads/main"]) });
        assert!(merged[0].contains("`git rebase -i --rebase-merges aaaaaaa`, write `edit`"), "{merged:?}");
        let by_merge = of(Provenance { merged: true, by_merge: true, ..local(&["refs/heads/main"]) });
        assert!(by_merge[0].contains("write `break` on the line below `merge -C ccccccc`, take"), "{by_merge:?}");
    }

    #[test]
    fn messages_people_and_names_are_mended_otherwise_than_files() {
        let of = |holding, history: &Provenance| advised_of(holding, history, false).concat();
        let (here, newest) = (local(&["refs/heads/main"]), Provenance { introduced_by_head: true, ..local(&["HEAD"]) });
        assert!(of(Holding::Message, &here).contains("write `reword` before ccccccc, and the message without it"));
        assert!(of(Holding::Message, &newest).contains("not pushed: `git commit --amend`"));
        assert!(of(Holding::Person, &here).contains("`git commit --amend --no-edit --reset-author && git rebase"));
        assert!(of(Holding::Name, &newest).contains("`git mv`, then `git commit --amend --no-edit --all`"));
        for (holding, option) in [
            (Holding::Message, "--replace-message ../expressions.txt"),
            (Holding::Tag, "--replace-message ../expressions.txt"),
            (Holding::Person, "--mailmap ../people.txt"),
            (Holding::Name, "--paths-from-file ../names.txt"),
        ] {
            assert!(of(holding, &pushed()).contains(option), "{holding:?}");
        }
    }
}
