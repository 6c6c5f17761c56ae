//! What pages write out: expressions between marks of a template, each as a call that answers a request.
//!
//! In: the bytes of a file. Out: the code of each expression that names one of the rule's words, within what stands for its marks.

use super::{Found, Writer};
use crate::rules::inside::InsideRule;
use memchr::memmem;

/// Bytes of an expression.
const MAX_EXPRESSION: usize = 400;
/// What stands for the expression in the text that is put around it.
const PLACE: char = '@';

/// The expressions of a page.
pub(super) fn read(file: &[u8], rule: &'static InsideRule) -> Vec<Found> {
    let mut out = Vec::new();
    for template in rule.templates {
        let mut parts = template.splitn(3, ' ');
        let (Some(open), Some(close), Some(around)) = (parts.next(), parts.next(), parts.next()) else { continue };
        let (before, behind) = around.split_once(PLACE).unwrap_or((around, ""));
        let mut at = 0;
        while let Some(start) = file.get(at..).and_then(|rest| memmem::find(rest, open.as_bytes())).map(|i| at + i) {
            let from = start + open.len();
            at = from;
            let rest = &file[from..file.len().min(from + MAX_EXPRESSION)];
            let Some(end) = memmem::find(rest, close.as_bytes()) else { continue };
            let names = |word: &&str| memmem::find(&rest[..end], word.as_bytes()).is_some();
            if rule.holders.iter().any(names) {
                let mut text = Writer::default();
                text.put(before.as_bytes(), start..from);
                text.copy(file, from..from + end);
                text.put(behind.as_bytes(), from + end..from + end + close.len());
                out.push((rule.language.to_string(), text));
            }
            at = from + end;
        }
    }
    out
}
