//! What to do about a secret that the history has, and how: amend, rotate, or rotate and rewrite, with the commands.
//!
//! In: what the history says, and the blobs that hold the secret. Out: help. The commands are printed and never run; none of them holds
//! the secret.

use crate::model::{ObjectId, Provenance};
use bstr::BString;

/// Makes the help of a finding fit what the history says. `in_files` says whether a file still has the secret.
pub fn advise(help: &mut Vec<String>, history: &Provenance, blobs: &[ObjectId], in_files: bool) {
    let leftover =
        history.ref_count > 0 && history.ref_count == history.refs.len() && history.refs.iter().all(is_pseudo);
    if !history.reachable || leftover {
        return unreached(help, history, in_files);
    }
    if history.local {
        return local(help, history, in_files);
    }
    if in_files {
        help.push(
            "it is in the history, too, and stays there whatever you change: once it is revoked that does no harm"
                .to_owned(),
        );
        return;
    }
    rewrite(help, blobs);
}

/// What git leaves behind for its own use (`ORIG_HEAD`, `FETCH_HEAD`), which keeps nothing from being pruned.
fn is_pseudo(name: &BString) -> bool {
    name.as_slice() != b"HEAD" && name.iter().all(|b| b.is_ascii_uppercase() || *b == b'_')
}

/// Nothing but this copy's object store has it.
fn unreached(help: &mut Vec<String>, history: &Provenance, in_files: bool) {
    help.push(if in_files {
        "no commit has it yet: take it out before you commit".to_owned()
    } else {
        let what = match history.refs.first() {
            Some(name) => format!("nothing but {name} reaches it"),
            None if history.logged => "nothing but a reflog reaches it".to_owned(),
            None => "no reference reaches it".to_owned(),
        };
        format!(
            "{what}: `git reflog expire --expire-unreachable=now --all && git gc --prune=now` removes it from this copy"
        )
    });
}

/// Commits that were not pushed can be made anew without anybody noticing.
fn local(help: &mut Vec<String>, history: &Provenance, in_files: bool) {
    let revoke = help.first().is_some_and(|text| text.starts_with("revoke")).then(|| help.remove(0));
    let take_out = if in_files { "take it out of the file" } else { "take it out of the commit" };
    let commit = history.introduced.as_ref().map_or(String::new(), |commit| commit.id.short());
    let steps = if history.introduced_by_head {
        format!("it was not pushed: {take_out}, then `git commit --amend --no-edit --all`")
    } else {
        let from = history.parent.map_or("--root".to_owned(), |parent| parent.short());
        format!(
            "it was not pushed: `git rebase -i {from}`, write `edit` before {commit}, {take_out}, then `git commit --amend --no-edit --all && git rebase --continue`"
        )
    };
    help.insert(0, steps);
    if let Some(text) = revoke {
        let where_ = text.split_once(", at ").and_then(|(_, rest)| rest.split_once(": ")).map(|(page, _)| page);
        let at = where_.map_or(String::new(), |page| format!(", at {page}"));
        help.insert(1, format!("revoke it{at}, if anybody else can read this copy: a backup, a shared machine"));
    }
}

/// The value itself is taken out of every commit.
fn rewrite(help: &mut Vec<String>, blobs: &[ObjectId]) {
    const AFTER: &str = "`git push --force --all && git push --force --tags`, and have everybody clone anew";
    help.push(match blobs {
        [] => format!(
            "if the value itself must go: `git filter-repo --replace-message expressions.txt` (a line `regex:…==>REMOVED`), then {AFTER}"
        ),
        _ => {
            let have = if blobs.len() == 1 { "1 version of a file has it".to_owned() } else { format!("{} versions of files have it", blobs.len()) };
            format!(
                "if the value itself must go: `git filter-repo --replace-text expressions.txt` (a line `VALUE==>REMOVED`, kept out of the repository; {have}), then {AFTER}"
            )
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Commit;

    fn id(digit: &str) -> ObjectId {
        ObjectId::from_hex(digit.repeat(40).as_bytes()).unwrap()
    }

    fn advised(history: &Provenance, in_files: bool) -> Vec<String> {
        let mut help =
            vec!["revoke it first, at https://example.org/keys: whoever has read it can use it until then".to_owned()];
        advise(&mut help, history, &[id("b")], in_files);
        help
    }

    #[test]
    fn each_state_has_its_own_help() {
        let introduced = Some(Commit { id: id("c"), author: String::new(), date: 0 });
        let pushed = Provenance { introduced, reachable: true, pushed: true, ..Provenance::default() };
        let rotate = advised(&Provenance { in_head: true, ..pushed.clone() }, true);
        assert!(rotate[0].starts_with("revoke it first") && !rotate.concat().contains("filter-repo"), "{rotate:?}");
        let rewrite = advised(&pushed, false);
        assert!(rewrite[0].starts_with("revoke it first"), "{rewrite:?}");
        assert!(
            rewrite[1].contains("git filter-repo --replace-text expressions.txt")
                && rewrite[1].contains("1 version of")
        );
        assert!(!rewrite[1].contains("strip-blobs"), "it would take away all else that stands in the file");
        let local = Provenance { pushed: false, local: true, ..pushed };
        let amend = advised(&Provenance { introduced_by_head: true, in_head: true, ..local.clone() }, true);
        assert!(amend[0].contains("`git commit --amend --no-edit --all`") && !amend[0].contains("rebase"), "{amend:?}");
        assert_eq!(
            amend[1],
            "revoke it, at https://example.org/keys, if anybody else can read this copy: a backup, a shared machine"
        );
        let rebase = advised(&Provenance { parent: Some(id("a")), ..local.clone() }, false);
        assert!(rebase[0].contains("`git rebase -i aaaaaaa`, write `edit` before ccccccc"), "{rebase:?}");
        assert!(advised(&local, false)[0].contains("rebase -i --root"));
        let lost = advised(&Provenance::default(), false);
        assert!(lost[1].contains("git reflog expire --expire-unreachable=now --all && git gc --prune=now"), "{lost:?}");
        assert!(advised(&Provenance::default(), true)[1].contains("before you commit"));
    }
}
