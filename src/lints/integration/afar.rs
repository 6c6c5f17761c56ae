//! Literals that stand in one file of code and are used in another one.
//!
//! In: what was said of secrets in files, and the text of a literal that a call uses without having it in its own file. Out: the same findings
//! under the name of the lint that knows what the literal is for.

use super::related;
use crate::lints::ProjectContext;
use crate::model::{FileSummary, Finding, Spot};

/// Says of a literal where it stands what it is used for, and where. `false`: nothing was said of it there. A place of settings, an export of
/// a script and the like have a name of their own for it and keep that.
pub(in crate::lints) fn told_where_it_stands(
    cx: &ProjectContext<'_>,
    (text, lint): (&str, &'static str),
    message: &dyn Fn(&Finding) -> String,
    (file, used): (&FileSummary, &Spot),
    out: &mut Vec<Finding>,
) -> bool {
    let Some(found) = cx.by_text.get(text.as_bytes()) else { return false };
    for general in found.iter().filter(|f| f.lint == "hardcoded-secret") {
        let sent = related(file, used, "sent here");
        let same = |f: &&mut Finding| f.place == general.place && f.lint == lint && f.path == general.path;
        match out.iter_mut().find(same) {
            Some(told) => told.related.push(sent),
            None => out.push(Finding { lint, message: message(general), related: vec![sent], ..(*general).clone() }),
        }
    }
    true
}
