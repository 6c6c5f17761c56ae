//! What compiled code does with its strings: which field it puts one into, and which it gives to a method together.
//!
//! In: strings that stand in the registers or on the stack of a machine, as the readers of its code follow them. Out: lines as source has
//! them, `Class.field = "value"` and `Class.method("name", _, "value");`, each once. It refuses to know what a name means.

use super::Listing;
use std::collections::HashSet;

/// Lines of one file, each of which is said once.
#[derive(Default)]
pub(super) struct Calls {
    said: HashSet<Vec<u8>>,
    /// Bytes that lines may still take: a file may give one string to many methods.
    left: usize,
    /// Bytes that may still be looked at, said before or not.
    work: usize,
}

/// Strings that are shorter name no secret and are none.
const SHORTEST: usize = 4;

/// Longer strings are texts: they are listed by themselves.
pub(super) const LONGEST: usize = 2000;

/// Strings that are shown of one call or one tuple.
pub(super) const ARGUMENTS: usize = 16;

/// Methods of strings and of their builders that give back what they were given, in another form.
const KEEPING: [&[u8]; 7] =
    [b"getBytes", b"toCharArray", b"trim", b"strip", b"toString", b"intern", b"encodeToByteArray"];

/// Methods that are given parts of texts to be shown or compared, all over a program.
const SHOWING: [&[u8]; 12] = [
    b"append",
    b"println",
    b"print",
    b"write",
    b"writeLine",
    b"equals",
    b"op_equality",
    b"op_inequality",
    b"concat",
    b"contains",
    b"startsWith",
    b"endsWith",
];

/// The name of what makes an object of a class.
pub(super) const NEW: &[u8] = b"<init>";

/// Whether a method gives back the string that it is called with. Some languages write such names with a capital.
pub(super) fn keeps(method: &[u8]) -> bool {
    KEEPING.iter().any(|name| name.eq_ignore_ascii_case(method))
}

/// Whether a method only shows or compares what it is given.
fn shows(method: &[u8]) -> bool {
    SHOWING.iter().any(|name| name.eq_ignore_ascii_case(method))
}

impl Calls {
    /// For a file of so many bytes.
    pub(super) fn new(len: usize) -> Calls {
        Calls { said: HashSet::new(), left: len.saturating_mul(3), work: len.saturating_mul(16) }
    }

    /// A string that is put into a field of a class, or gets a name where the class has none; whether it was said.
    pub(super) fn put(&mut self, class: &[u8], field: &[u8], value: &[u8], out: &mut Listing) -> bool {
        let dot: &[u8] = if class.is_empty() { b"" } else { b"." };
        let parts = [class, dot, field, b" = \"", value, b"\""];
        self.may_show(&parts) && is_shown(value) && is_shown(field) && self.line(parts.concat(), out)
    }

    /// Strings that are given to a method, at their places among its arguments; whether they were said.
    pub(super) fn given(&mut self, class: &[u8], method: &[u8], given: &[Option<&[u8]>], out: &mut Listing) -> bool {
        self.given_by_name(class, method, given, &[], out)
    }

    /// The same where the arguments have names: empty ones are not known.
    pub(super) fn given_by_name(
        &mut self,
        class: &[u8],
        method: &[u8],
        given: &[Option<&[u8]>],
        names: &[&[u8]],
        out: &mut Listing,
    ) -> bool {
        if shows(method) {
            return false;
        }
        let before = match method {
            NEW => [b"new ", class, b"("].concat(),
            _ => [class, b".", method, b"("].concat(),
        };
        self.line_of(&before, given, names, b");", out)
    }

    /// Strings that stand together, one of which at least is as long as a secret; whether they were said.
    pub(super) fn row(&mut self, before: &[u8], row: &[Option<&[u8]>], after: &[u8], out: &mut Listing) -> bool {
        self.line_of(before, row, &[], after, out)
    }

    fn line_of(
        &mut self,
        before: &[u8],
        row: &[Option<&[u8]>],
        names: &[&[u8]],
        after: &[u8],
        out: &mut Listing,
    ) -> bool {
        let row = &row[..row.len().min(ARGUMENTS)];
        if !self.may_show(&row.iter().flatten().copied().chain([before]).collect::<Vec<_>>()) {
            return false;
        }
        let longest = row.iter().flatten().filter(|value| is_shown(value)).map(|value| value.len()).max();
        if longest.is_none_or(|len| len < SHORTEST) {
            return false;
        }
        let mut line = before.to_vec();
        for (index, value) in row.iter().enumerate() {
            if index > 0 {
                line.extend(b", ");
            }
            match value.filter(|value| is_shown(value)) {
                Some(value) if names.get(index).is_some_and(|name| !name.is_empty() && is_shown(name)) => {
                    [names[index], b": \"", value, b"\""].iter().for_each(|part| line.extend_from_slice(part));
                }
                Some(value) => [b"\"", value, b"\""].iter().for_each(|part| line.extend_from_slice(part)),
                None => line.push(b'_'),
            }
        }
        line.extend(after);
        self.line(line, out)
    }

    /// Whether parts may be looked at: each is counted as often as it is, but for those that are too long to be shown.
    fn may_show(&mut self, parts: &[&[u8]]) -> bool {
        let len: usize = parts.iter().map(|part| part.len().min(LONGEST)).sum();
        let left = self.work.checked_sub(len);
        self.work = left.unwrap_or(0);
        left.is_some()
    }

    fn line(&mut self, line: Vec<u8>, out: &mut Listing) -> bool {
        if self.said.contains(&line) {
            return true;
        }
        let Some(left) = self.left.checked_sub(line.len() + 1) else { return false };
        self.left = left;
        let whole = out.named_line(&[&line]).is_some();
        self.said.insert(line);
        whole
    }
}

/// Whether a string can stand in one line between quotes. Another is listed by itself.
fn is_shown(value: &[u8]) -> bool {
    value.len() <= LONGEST && value.iter().all(|byte| *byte >= b' ' && *byte != b'"')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listing() -> Listing {
        Listing { left: usize::MAX, ..Listing::default() }
    }

    #[test]
    fn a_line_is_said_once_and_a_long_string_not_at_all() {
        let (mut out, mut calls) = (listing(), Calls::new(10_000));
        assert!(calls.put(b"A", b"b", b"value", &mut out) && calls.put(b"A", b"b", b"value", &mut out));
        assert_eq!(out.named, b"A.b = \"value\"\n");
        assert!(!calls.put(b"A", b"b", &vec![b'x'; LONGEST + 1], &mut out));
        assert!(!calls.given(b"A", b"b", &[Some(b"x"), None], &mut out), "too short for a secret");
        assert!(calls.given(b"A", b"<init>", &[Some(b"name"), None, Some(b"a \" b")], &mut out));
        assert!(out.named.ends_with(b"new A(\"name\", _, _);\n"));
    }

    #[test]
    fn what_is_given_again_and_again_is_counted_each_time() {
        let (mut out, mut calls) = (listing(), Calls::new(100));
        let said = (0..1000).filter(|_| calls.put(b"A", b"b", &[b'x'; 90], &mut out)).count();
        assert!((2..100).contains(&said), "{said}");
    }
}
