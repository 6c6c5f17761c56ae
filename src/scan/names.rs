//! Secrets in the names of files and folders.
//!
//! In: paths, or single names out of trees. Out: the secrets in them, and findings about those of a tree of files. Whole known forms
//! count alone: a name has no context in which anything else could be told from an ordinary word. A path that is reported holds the
//! secret; reports mask it like any other text.

use super::inspect::{self, Text};
use super::{Options, Outcome, draft, tree};
use crate::config::Config;
use crate::model::quick::{self, Recent};
use crate::model::{Origin, Secret, SecretText};
use bstr::{BString, ByteSlice};
use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

/// Shorter names hold no whole known form.
const LEAST: usize = 12;

/// The texts of a name that hold secrets, which are all that it has.
pub(super) fn texts(name: &[u8]) -> Vec<Text<'_>> {
    if name.len() < LEAST {
        return Vec::new();
    }
    let mut texts = inspect::forms(name);
    texts.iter_mut().for_each(|text| text.secrets.retain(is_whole));
    texts.retain(|text| !text.secrets.is_empty());
    texts
}

fn is_whole(secret: &Secret) -> bool {
    !secret.joined && secret.verdict.is_reported() && !secret.rules.is_empty()
}

/// Whether a name holds a secret.
pub(super) fn is_telling(name: &[u8]) -> bool {
    !texts(name).is_empty()
}

/// Whether a name of a folder on the way to a file holds a secret: most files have their folders in common with others.
fn is_below_telling(path: &[u8]) -> bool {
    /// Room for as many folders as are walked at a time, as a power of two.
    const BITS: u32 = 10;
    static SILENT: LazyLock<Recent> = LazyLock::new(|| Recent::new(BITS));
    let folder = &path[..path.len() - last(path).len()];
    if folder.len() < LEAST {
        return false;
    }
    let hash = quick::hash(folder);
    if SILENT.has(hash) {
        return false;
    }
    let is = is_telling(folder);
    if !is {
        SILENT.keep(hash);
    }
    is
}

/// The last name of a path.
pub(super) fn last(path: &[u8]) -> &[u8] {
    path.rsplit_str("/").next().unwrap_or(path)
}

/// Secrets in names, each with the least path that ends with such a name, and where the file is.
#[derive(Default)]
pub(super) struct Names(BTreeMap<SecretText, (BString, Origin)>);

/// The paths hold secrets.
impl std::fmt::Debug for Names {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Names({})", self.0.len())
    }
}

impl Names {
    /// Looks at all names of a path.
    pub(super) fn take(&mut self, path: &[u8], origin: &Origin) {
        if !is_telling(last(path)) && !is_below_telling(path) {
            return;
        }
        let ends = path.find_iter("/").chain([path.len()]);
        for upto in ends.map(|end| &path[..end]) {
            for secret in texts(last(upto)).into_iter().flat_map(|text| text.secrets) {
                self.keep(secret.text, (upto.into(), origin.clone()));
            }
        }
    }

    pub(super) fn merge(&mut self, other: Names) {
        other.0.into_iter().for_each(|(secret, place)| self.keep(secret, place));
    }

    fn keep(&mut self, secret: SecretText, place: (BString, Origin)) {
        match self.0.get_mut(&secret) {
            Some(known) if *known <= place => {}
            Some(known) => *known = place,
            None => drop(self.0.insert(secret, place)),
        }
    }

    /// Leaves those out whose paths are none of these.
    pub(super) fn retain(&mut self, is_new: impl Fn(&[u8]) -> bool) {
        self.0.retain(|_, (path, _)| is_new(path));
    }

    /// One finding for each secret that is not `known` from elsewhere.
    pub(super) fn report(
        self,
        known: &mut HashSet<SecretText>,
        options: &Options,
        config: &Config,
        outcome: &mut Outcome,
    ) {
        for (secret, (path, origin)) in self.0 {
            if !known.insert(secret.clone()) {
                continue;
            }
            let origin = match origin {
                Origin::Staged { stage, .. } => Origin::Staged { path: path.clone(), stage },
                Origin::GitFile { .. } => Origin::GitFile { path: path.clone() },
                _ => Origin::File { path: path.clone() },
            };
            let note = if matches!(origin, Origin::GitFile { .. }) { IN_A_REFERENCE } else { IN_A_NAME };
            for mut text in texts(last(&path)) {
                text.secrets = text.secrets.into_iter().map(|s| tree::judged_with(s, &path)).collect();
                let wanted = |s: &Secret| s.text == secret && inspect::is_wanted(s, options.include_all);
                for located in inspect::locate(&text, &origin, wanted) {
                    let Some(mut finding) = draft::finding(&located, &path, None) else { continue };
                    // No change of a text mends a name.
                    finding.remedy = None;
                    finding.notes.push(note.to_owned());
                    tree::configured(finding, config, outcome);
                }
            }
        }
    }
}

/// What is said of a name that a push brings.
const IN_A_REFERENCE: &str = "it stands in the name of a branch or a tag: whoever lists them reads it";

/// What is said of such a finding.
pub(super) const IN_A_NAME: &str = "it stands in the name of a file or folder: whoever lists the folder reads it";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{self, sample};

    #[test]
    fn whole_forms_count_in_every_name_of_a_path() {
        let rule = rules::credentials().iter().find(|c| c.id == "github-pat-classic").unwrap();
        let token = sample::token(rule, &mut sample::Draw::new(7)).unwrap();
        let mut names = Names::default();
        let origin = Origin::File { path: "x".into() };
        for path in [format!("b/{token}/c"), format!("b/x-{token}.txt"), format!("c/{token}/d/{token}")] {
            // What is remembered of a folder says the same the second time.
            names.take(b"a/folder-of-another-name/c", &origin);
            names.take(path.as_bytes(), &origin);
            names.take(path.as_bytes(), &origin);
        }
        names.take(b"src/3f786850e387550fdab836ed7e6dc881de23001b/password=hunter2-correct-horse.txt", &origin);
        let kept: Vec<_> = names.0.values().map(|(path, _)| path.to_string()).collect();
        assert_eq!(kept, [format!("b/{token}")]);
    }
}
