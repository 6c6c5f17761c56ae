//! What is not written out though it stands in a call that writes: commands of a group that is sent to a file, and values behind a mask.
//!
//! In: the text behind a command, or an argument. Out: what stands behind each group around the command; yes or no.

use crate::rules::clients::Role;
use crate::syntax::tree::{Id, Nodes};

/// Lines behind a command that are looked at.
const MAX_LINES: usize = 80;

/// What stands behind the end of each group of commands around a command, on the line of that end: `{ echo ...` and lines below `} > file`.
pub(super) fn behind(text: &str) -> impl Iterator<Item = &str> {
    let mut open = 0usize;
    text.lines().skip(1).take(MAX_LINES).map(str::trim).filter_map(move |line| {
        let rest = ["}", ")", "done"].iter().find_map(|end| line.strip_prefix(end));
        let rest = rest.filter(|r| !r.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_'));
        if let Some(rest) = rest {
            if open > 0 {
                open -= 1;
                return None;
            }
            return Some(rest);
        }
        let opens =
            line.ends_with('{') || line == "(" || line == "do" || line.ends_with(" do") || line.ends_with(";do");
        open += usize::from(opens);
        None
    })
}

/// `key.length > 8 ? "***" : key`: one of two, of which the other is a mask.
pub(super) fn is_masked(n: &Nodes<'_>, argument: Id) -> bool {
    let is_mask = |id: Id| {
        let text = n.source(id).trim_matches(['"', '\'', '`']);
        n.role(id) == Role::String && !text.is_empty() && text.chars().all(|c| matches!(c, '*' | '•' | '.' | '…' | 'x'))
    };
    n.role(argument) == Role::Ternary && n.source(argument).contains("len") && n.children(argument).any(is_mask)
}
