//! A credential stands in the git history, though no longer in the files.
//!
//! ## What it does
//!
//! Reports credentials in objects of the repository that are neither in the working tree nor in the index: in old versions of files,
//! deleted files, commit and tag messages, on other branches, in stashes, and in objects that no reference reaches any more.
//! One finding for each secret, with its places.
//!
//! ## Why it matters
//!
//! Every clone has the whole history. Deleting a line hides a credential from the eye, not from whoever looks.
//!
//! ## Example
//!
//! ```text
//! commit 1: config.py with a key
//! commit 2: "remove key"            (the key is still in commit 1)
//! ```
//!
//! ## Use instead
//!
//! Revoke the credential: that alone ends the leak. What else is to be done depends on who can have it, and the finding says it with the
//! commands: a commit that was not pushed is amended, or made anew by a rebase; a stash, a tag or a note that alone has it is deleted;
//! what was pushed is taken out of every commit only if the value itself must disappear; what no reference reaches is pruned.
//!
//! ```console
//! $ git commit --amend --no-edit --all                           # not pushed, in the newest commit
//! $ git rebase -i COMMIT^                                        # not pushed, in an older one
//! $ git tag -d TAG                                               # in a tag alone
//! $ git filter-repo --replace-text ../expressions.txt               # pushed; in a fresh clone
//! $ git -c gc.reflogExpireUnreachable=now gc --prune=now         # afterwards: what nothing reaches any more
//! ```
//!
//! Until the last one the reflogs keep the old commits in this copy, and an audit finds them there. It leaves stashes alone.

use super::{Lint, SecretContext, page, wording};
use crate::model::{Finding, Level};

/// See the page above.
pub(super) struct SecretInHistory;

impl Lint for SecretInHistory {
    fn name(&self) -> &'static str {
        "secret-in-history"
    }

    fn level(&self) -> Level {
        Level::Error
    }

    fn source(&self) -> &'static str {
        page!("secret_in_history.rs")
    }

    fn on_secret(&self, cx: &SecretContext<'_>) -> Option<Finding> {
        cx.only_in_history?;
        // How to go on is said where its blobs are known, see `advice`.
        Some(Finding {
            lint: self.name(),
            level: wording::level(cx.secret),
            message: format!("{} in the git history", wording::what(cx.secret)),
            label: wording::label(cx.secret),
            help: wording::revoke(cx.secret).into_iter().collect(),
            ..(cx.draft)()
        })
    }
}
