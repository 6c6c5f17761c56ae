//! Names that do not stand directly before a value: that of the pair beside it, that of the block around it.
//!
//! In: a [`Cursor`] before a value. Out: the name. It looks no further than the cursor may, and says how far it looked.

use super::{Cursor, is_name};

impl<'t> Cursor<'t> {
    /// The `key` or `name` of `{"key": "X-API-Key", "value": …}` and `<add key="ApiKey" value=…/>`, or of a YAML `name:`/`value:` pair.
    pub(super) fn sibling(&self) -> Option<&'t str> {
        self.lowest.set(self.floor);
        let window = &self.text[self.at.saturating_sub(200).max(self.floor)..self.at];
        let is_key = |at: usize, len: usize| {
            let whole = at == 0 || !is_name(window[at - 1]) && window[at - 1] != b'/';
            let after = window[at + len..].iter().find(|b| !matches!(b, b'"' | b'\'' | b'\\' | b' '));
            whole && matches!(after, Some(b':' | b'=' | b'>'))
        };
        let (at, len) = [&b"key"[..], b"name", b"Key", b"Name"]
            .iter()
            .flat_map(|w| memchr::memmem::find_iter(window, w).map(|at| (at, w.len())))
            .filter(|(at, len)| is_key(*at, *len))
            .max()?;
        let rest = &window[at + len..];
        let skip = rest.iter().take_while(|b| matches!(b, b'"' | b'\'' | b'\\' | b' ' | b':' | b'=' | b'>')).count();
        let end = rest[skip..].iter().take_while(|b| is_name(**b)).count();
        let name = std::str::from_utf8(&rest[skip..skip + end]).ok()?;
        let clean = !rest[skip + end..].iter().any(|b| matches!(b, b'{' | b'}' | b';'));
        (skip > 0 && end > 1 && clean).then_some(name)
    }

    /// The label of the block around: `variable "name" { default = …`.
    pub(super) fn block_name(&self) -> Option<&'t str> {
        self.lowest.set(self.floor);
        let window = &self.text[self.at.saturating_sub(200).max(self.floor)..self.at];
        let open = memchr::memrchr(b'{', window).filter(|o| !window[*o..].contains(&b'}'))?;
        let label = window[..open].trim_ascii_end().strip_suffix(b"\"")?;
        let start = memchr::memrchr(b'"', label)? + 1;
        let name = std::str::from_utf8(&label[start..]).ok()?;
        name.bytes().all(is_name).then_some(name)
    }
}
