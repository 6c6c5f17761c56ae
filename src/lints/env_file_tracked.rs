//! A file for secrets is tracked by git.
//!
//! ## What it does
//!
//! Reports each dotenv file (`.env`, `.env.local`, `prod.env`, `.envrc`) that is in the index of git: it is committed, or will be with the next
//! commit. Templates such as `.env.example` are meant to be committed and are left alone.
//!
//! The level follows what is at stake: an error for a file that assigns what may be a secret, a warning for one with other values, a note
//! while nothing is assigned in it, below a folder for tests, and where nothing in it may be a secret and its name says that it describes what is
//! built (`version.env`), or that it is that of a mode of a build (`.env.development`).
//!
//! ## Why it matters
//!
//! Whoever can read the repository can read the file, ignore patterns have no effect on it any more, and the next secret that somebody
//! writes into it goes out with the next push. Deleting it later does not take it out of the history.
//!
//! ## Example
//!
//! ```sh
//! git add -f .env
//! ```
//!
//! ## Use instead
//!
//! ```sh
//! git rm --cached .env
//! echo .env >> .gitignore
//! ```

use super::{Lint, ProjectContext, env_file_not_ignored, page};
use crate::model::{Finding, GitState, Level};

/// See the page above.
pub(super) struct EnvFileTracked;

impl Lint for EnvFileTracked {
    fn name(&self) -> &'static str {
        "env-file-tracked"
    }

    fn level(&self) -> Level {
        Level::Error
    }

    fn source(&self) -> &'static str {
        page!("env_file_tracked.rs")
    }

    fn on_project(&self, cx: &ProjectContext<'_>, out: &mut Vec<Finding>) {
        out.extend(env_file_not_ignored::findings(self.name(), GitState::Tracked, cx));
    }
}
