//! Values that are items of a list of words, and given to no name.
//!
//! In: the text before a value and the name that it is said to have. Out: whether the list is there.

use crate::model::near;

/// `"implicit", "password", "application" or "accessCode"`: the last of several words, of which the name is one.
pub(super) fn is_one_of_several(before: &[u8], name: &str) -> bool {
    let line = near::last_line(before);
    let Some((quote, head)) = line.split_last().filter(|(quote, _)| b"\"'`".contains(quote)) else { return false };
    let joins = |word: &&[u8]| head.ends_with(&[&[*quote][..], b" ", word, b" "].concat());
    let Some(word) = [&b"or"[..], b"and", b"oder", b"und", b"ou", b"et", b"o", b"y"].into_iter().find(joins) else {
        return false;
    };
    let list = &head[..head.len() - word.len() - 2];
    let item = [&[*quote][..], name.as_bytes(), &[*quote]].concat();
    memchr::memmem::rfind(list, &item).is_some_and(|at| {
        let rest = &list[at + item.len()..];
        // Nothing but commas and spaces stands between the items.
        let between = rest.split(|b| b == quote).step_by(2);
        rest.is_empty() || rest.starts_with(b",") && between.clone().all(|part| part.iter().all(|b| b", ".contains(b)))
    })
}
