//! A file for secrets gets into a package that is published, or into an app.
//!
//! ## What it does
//!
//! Works out what `npm publish` takes along (`files` of `package.json`, else everything that `.npmignore` or, without one, git's patterns do
//! not leave out) and what a package of Python does (`MANIFEST.in`, and the lists of files in `pyproject.toml` for the builders), and what a Flutter app has
//! among its assets (`pubspec.yaml`), and reports dotenv files among it. Packages that are
//! `private` or have no version are not published and not reported. A file that was read and assigns nothing that may be
//! a secret is a note.
//!
//! ## Why it matters
//!
//! A package is public for good: versions are mirrored within minutes and can hardly be taken back. With a `.npmignore` npm no longer looks
//! at `.gitignore`, so that a file which git ignores is published all the same.
//!
//! ## Example
//!
//! ```text
//! .gitignore:    .env
//! .npmignore:    tests/          and so .env is published
//! ```
//!
//! ## Use instead
//!
//! List what belongs to the package, and look at `npm pack --dry-run` before publishing:
//!
//! ```json
//! { "name": "client", "version": "1.0.0", "files": ["dist"] }
//! ```

use super::{Lint, ProjectContext, env_file_in_image, packed_env, page};
use crate::model::{Finding, Level, Parcel};

/// See the page above.
pub(super) struct EnvFileInPackage;

impl Lint for EnvFileInPackage {
    fn name(&self) -> &'static str {
        "env-file-in-package"
    }

    fn level(&self) -> Level {
        Level::Error
    }

    fn source(&self) -> &'static str {
        page!("env_file_in_package.rs")
    }

    fn on_project(&self, cx: &ProjectContext<'_>, out: &mut Vec<Finding>) {
        let parcels = [Parcel::Package, Parcel::App];
        out.extend(env_file_in_image::findings((self.name(), self.level()), &parcels, cx));
        out.extend(packed_env::findings((self.name(), self.level()), &parcels, cx));
    }
}
