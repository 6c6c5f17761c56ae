//! Which text of a file of settings counts: as it lies there, or, for a change that is proposed, as its base has it.
//!
//! In: a target, the name of the file, the commit that a change is proposed for. Out: the file, with the text that counts where
//! that is another. Whoever asks for a merge would otherwise settle what is looked for in it, and what is known already. It knows
//! no key of any such file.

use super::output::complain;
use crate::config::{self, top_of};
use crate::scan;
use std::path::{Path, PathBuf};

/// A file of settings.
pub(super) struct Settled {
    /// Where it lies, or would lie.
    pub(super) path: PathBuf,
    /// What counts for it, if that is not what lies there.
    pub(super) text: Option<String>,
}

impl Settled {
    /// As it lies there.
    pub(super) fn there(path: PathBuf) -> Self {
        Self { path, text: None }
    }
}

/// The nearest file of a name that counts for a target. That a change brings another is said: it will count once it is merged.
pub(super) fn settled(target: &Path, name: &str, base: Option<&str>) -> Option<Settled> {
    let there = || config::find_named(target, name).map(Settled::there);
    let Some(base) = base else { return there() };
    match before(target, name, base) {
        Ok(before) => chosen(there(), before, name),
        Err(error) => {
            if there().is_some() {
                complain(&format!(
                    "{name} of this change is not heeded, since its base is not here to compare: {error}"
                ));
            }
            None
        }
    }
}

fn chosen(own: Option<Settled>, before: Option<(PathBuf, String)>, name: &str) -> Option<Settled> {
    let Some((path, text)) = before else {
        if own.is_some() {
            complain(&format!("{name} is new in this change: it counts once it is merged"));
        }
        return None;
    };
    let is_same = own
        .is_some_and(|own| own.path == path && config::read(&own.path, text.len() as u64).is_ok_and(|own| own == text));
    if is_same {
        return Some(Settled::there(path));
    }
    complain(&format!(
        "{name} counts as the base of this change has it: what the change makes of it counts once it is merged"
    ));
    Some(Settled { path, text: Some(text) })
}

/// The nearest file of a name that a commit has, and its text.
fn before(target: &Path, name: &str, base: &str) -> Result<Option<(PathBuf, String)>, String> {
    for place in config::places_of(target, name) {
        let Some(from_top) = place.parent().map(top_of).and_then(|top| place.strip_prefix(top).ok()) else { continue };
        let file = scan::file_of(target, base, &name_of(from_top)).map_err(|e| e.to_string())?;
        if let Some(file) = file {
            let text = String::from_utf8(file).map_err(|_| format!("{} is not UTF-8 there", from_top.display()))?;
            return Ok(Some((place, text)));
        }
    }
    Ok(None)
}

/// The name that git has for a path.
fn name_of(path: &Path) -> Vec<u8> {
    let parts: Vec<&[u8]> = path.components().map(|part| part.as_os_str().as_encoded_bytes()).collect();
    parts.join(&b'/')
}
