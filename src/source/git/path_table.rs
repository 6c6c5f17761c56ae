//! Paths as chains of names.
//!
//! In: prefixes and names, by number. Out: a number for each path, and its text.

use super::trees::Names;
use crate::model::quick::Map;
use bstr::BString;

/// Paths as chains of names, each once.
#[derive(Default)]
pub(super) struct PathTable {
    /// Path before, and name; path `n` is at `n - 1`.
    list: Vec<(u32, u32)>,
    numbers: Map<(u32, u32), u32>,
    last: Option<((u32, u32), u32)>,
}

impl PathTable {
    pub(super) const ROOT: u32 = 0;

    pub(super) fn number(&mut self, prefix: u32, name: u32) -> u32 {
        let key = (prefix, name);
        // Neighbouring versions of a folder ask the same again and again.
        if let Some((_, number)) = self.last.filter(|(last, _)| *last == key) {
            return number;
        }
        let next = self.list.len() as u32 + 1;
        let number = *self.numbers.entry(key).or_insert(next);
        if number == next {
            self.list.push(key);
        }
        self.last = Some((key, number));
        number
    }

    pub(super) fn spell(&self, mut path: u32, names: &Names) -> BString {
        let mut parts = Vec::new();
        while let Some((prefix, name)) = path.checked_sub(1).and_then(|at| self.list.get(at as usize)) {
            parts.push(names.get(*name));
            path = *prefix;
        }
        parts.reverse();
        BString::from(parts.join(&b'/'))
    }
}
